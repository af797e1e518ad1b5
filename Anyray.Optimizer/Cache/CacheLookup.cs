namespace Anyray.Optimizer.Cache;

/// <summary>What the cache of answers says of a request.</summary>
/// <param name="Key">Key for a look-up and the write-back; null = the request may not be cached.</param>
/// <param name="Hit">The answer's JSON bytes, when there is one.</param>
/// <param name="TtlSeconds">Lifetime of a written-back answer.</param>
/// <param name="Similarity">How similar the question is that the answer was given to; null = it is the same request.</param>
internal sealed record CacheLookup(string? Key, byte[]? Hit, int TtlSeconds, double? Similarity = null)
{
    public static CacheLookup None { get; } = new(null, null, 0);
}
