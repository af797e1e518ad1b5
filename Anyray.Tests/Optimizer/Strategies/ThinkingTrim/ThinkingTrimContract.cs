namespace Anyray.Tests.Optimizer.Strategies.ThinkingTrim;

public sealed class ThinkingTrimContract() : StrategyContract("thinking_trim");
