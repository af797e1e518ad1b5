namespace Anyray.Tests.Optimizer.Strategies.ToolSchemaCompression;

public sealed class ToolSchemaCompressionContract() : StrategyContract("tool_schema_compression");
