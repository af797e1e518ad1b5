namespace Anyray.Tests.Optimizer.Strategies.ContextCompression;

public sealed class ContextCompressionContract() : StrategyContract("context_compression", """{"maxArrayItems":5,"maxChars":400}""");
