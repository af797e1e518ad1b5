namespace Anyray.Tests.Optimizer.Strategies.ObservationMask;

public sealed class ObservationMaskContract() : StrategyContract("observation_mask", """{"keepRecentTurns":1,"minChars":200}""");
