using System.Globalization;
using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Cache.Similar;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Stash;
using Anyray.Optimizer.Strategies.SemanticCache;

namespace Anyray.Optimizer.Cache;

/// <summary>Answers of earlier calls. Looks on the original body, before all edits; never across tenants, never for tool-resume turns.</summary>
internal sealed class AnswerCache(IAnswerStore store, SimilarAnswers similar)
{
    /// <summary>What is known of the request, when the plan has the cache on. <paramref name="remember"/>: the call will be made, so its question may be kept to compare others with.</summary>
    public async ValueTask<CacheLookup> FindAsync(RequestView view, string tenant, IReadOnlyList<PlannedStrategy> plan, bool remember)
    {
        if (OptionsOf(plan) is not { } options || CacheKey.Of(view, tenant) is not { } key) return CacheLookup.None;
        if (await GetAsync(tenant, key) is { } exact) return new CacheLookup(key, exact, options.TtlSeconds);
        return await similar.FindAsync(view, tenant, key, options, remember) is { } found
            ? new CacheLookup(key, found.Answer, options.TtlSeconds, found.Similarity)
            : new CacheLookup(key, null, options.TtlSeconds);
    }

    /// <summary>Keeps the question of a call that was made without a look-up, to compare others with.</summary>
    public async ValueTask RememberAsync(RequestView view, string tenant, string key, IReadOnlyList<PlannedStrategy> plan)
    {
        if (OptionsOf(plan) is { } options) await similar.FindAsync(view, tenant, key, options, remember: true);
    }

    /// <summary>The answer under the key, or null.</summary>
    public ValueTask<byte[]?> GetAsync(string tenant, string key) => store.GetAsync(StashKey.Of(tenant, key));

    /// <summary>Keeps a complete answer.</summary>
    public ValueTask KeepAsync(string tenant, string key, byte[] answer, TimeSpan lifetime) => store.SetAsync(StashKey.Of(tenant, key), answer, lifetime);

    public static Decision DecisionOf(RequestView view, CacheLookup hit) => new()
    {
        Kind = SemanticCacheStrategy.Kind,
        Summary = hit.Similarity is { } similarity
            ? string.Create(CultureInfo.InvariantCulture, $"answered from cache (similar question, {similarity:0.000}; facts agree)")
            : "answered from cache (exact repeat)",
        EstimatedTokensSaved = TokenEstimate.OfBytes(view.Body.End - view.Body.Start),
    };

    private static SemanticCacheOptions? OptionsOf(IReadOnlyList<PlannedStrategy> plan)
    {
        foreach (var planned in plan)
            if (planned.Options is SemanticCacheOptions options) return options;
        return null;
    }
}
