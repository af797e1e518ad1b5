using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Stash;
using Anyray.Optimizer.Strategies.SemanticCache;

namespace Anyray.Optimizer.Cache;

/// <summary>Answers of earlier calls. Looks on the original body, before all edits; never across tenants, never for tool-resume turns.</summary>
internal sealed class AnswerCache(IAnswerStore store)
{
    /// <summary>What is known of the request, when the plan has the cache on.</summary>
    public async ValueTask<CacheLookup> FindAsync(RequestView view, string tenant, IReadOnlyList<PlannedStrategy> plan)
    {
        if (OptionsOf(plan) is not { } options || CacheKey.Of(view, tenant) is not { } key) return CacheLookup.None;
        return new CacheLookup(key, await store.GetAsync(StashKey.Of(tenant, key)), options.TtlSeconds);
    }

    /// <summary>The answer under the key, or null.</summary>
    public ValueTask<byte[]?> GetAsync(string tenant, string key) => store.GetAsync(StashKey.Of(tenant, key));

    /// <summary>Keeps a complete answer.</summary>
    public ValueTask KeepAsync(string tenant, string key, byte[] answer, TimeSpan lifetime) => store.SetAsync(StashKey.Of(tenant, key), answer, lifetime);

    public Decision DecisionOf(RequestView view) => new()
    {
        Kind = SemanticCacheStrategy.Kind,
        Summary = "answered from cache (exact repeat)",
        EstimatedTokensSaved = TokenEstimate.OfBytes(view.Body.End - view.Body.Start),
    };

    private static SemanticCacheOptions? OptionsOf(IReadOnlyList<PlannedStrategy> plan)
    {
        foreach (var planned in plan)
            if (planned.Options is SemanticCacheOptions options) return options;
        return null;
    }
}
