namespace Anyray.Tests.Optimizer.Strategies.ToolPruning;

public sealed class ToolPruningContract() : StrategyContract("tool_pruning", """{"keepUnnamed":false}""");
