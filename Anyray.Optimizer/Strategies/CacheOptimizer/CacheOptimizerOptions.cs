using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.CacheOptimizer;

/// <summary>Parameters of <c>cache_optimizer</c>.</summary>
internal sealed class CacheOptimizerOptions
{
    /// <summary>Fewest characters of tools and system together for which a breakpoint is set.</summary>
    [Parameter("Fewest characters of tools and system for which a breakpoint is set.", Min = 0, Max = 100_000_000)]
    public int MinPrefixChars { get; set; } = 5000;
}
