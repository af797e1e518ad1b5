namespace Anyray.Tests.Optimizer.Strategies.OutputShaping;

public sealed class OutputShapingContract() : StrategyContract("output_shaping");
