using Anyray.Optimizer.Pipeline;

namespace Anyray.Optimizer.Strategies.SemanticCache;

/// <summary>Parameters of <c>semantic_cache</c>.</summary>
internal sealed class SemanticCacheOptions
{
    /// <summary>Lifetime of a cached answer, in seconds.</summary>
    [Parameter("Lifetime of a cached answer, in seconds.", Min = 1, Max = 30 * 86400)]
    public int TtlSeconds { get; set; } = 3600;

    /// <summary>
    /// Answer similar questions too, when names, numbers, units, negations, quotations and the order of the words agree. A request
    /// with a temperature above 0 is answered exactly only (<see cref="OptimizerOptions.SimilarAtAnyTemperature"/>); exact repeats are always answered.
    /// </summary>
    [Parameter("Answer similar questions too, not exact repeats alone.")]
    public bool Similarity { get; set; }

    /// <summary>Least cosine similarity of two questions.</summary>
    [Parameter("Least cosine similarity of two questions.", Min = 0, Max = 1)]
    public double Threshold { get; set; } = 0.95;
}
