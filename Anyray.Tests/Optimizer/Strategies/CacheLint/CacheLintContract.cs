namespace Anyray.Tests.Optimizer.Strategies.CacheLint;

public sealed class CacheLintContract() : StrategyContract("cache_lint");
