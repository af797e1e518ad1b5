namespace Anyray.Tests.Optimizer.Strategies.CacheOptimizer;

public sealed class CacheOptimizerContract() : StrategyContract("cache_optimizer", """{"minPrefixChars":0}""");
