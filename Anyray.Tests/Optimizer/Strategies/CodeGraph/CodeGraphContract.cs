namespace Anyray.Tests.Optimizer.Strategies.CodeGraph;

public sealed class CodeGraphContract() : StrategyContract("code_graph");
