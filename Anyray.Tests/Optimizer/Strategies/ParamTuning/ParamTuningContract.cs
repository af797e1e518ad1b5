namespace Anyray.Tests.Optimizer.Strategies.ParamTuning;

public sealed class ParamTuningContract() : StrategyContract("param_tuning", """{"maxTokensCap":512}""");
