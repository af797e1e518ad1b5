using System.Collections.Concurrent;
using Anyray.Optimizer.Pipeline;
using Microsoft.Extensions.Caching.Memory;

namespace Anyray.Optimizer.Regret;

/// <summary>
/// What each kind saved a tenant, and what it cost when the model asked for elided content back: the content itself and one
/// more turn over the whole context. A kind that costs more than it saves over the window stands down until the window has moved on.
/// </summary>
internal sealed class RegretLedger(TimeProvider time) : IDisposable
{
    private const int MinRetrievals = 5;
    private const int ExtraTurnTokens = 500;

    private static readonly TimeSpan Window = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<(string Tenant, string Kind), RegretAccount> _accounts = [];
    private readonly MemoryCache _kinds = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    /// <summary>Remembers which kind made a handle, for the day it is fetched.</summary>
    public void Remember(string tenant, string handle, string kind) =>
        _kinds.Set((tenant, handle), kind, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(24) });

    /// <summary>Credits the new edits of a run.</summary>
    public void Credit(PipelineRun run)
    {
        foreach (var record in run.Records)
            if (record.Stashed.Count > 0 && !record.Replayed) Account(run.Tenant, record.Kind).Credit(TokenEstimate.OfBytes(record.BytesBefore - record.BytesAfter));
    }

    /// <summary>Charges the kind that made the handle for having it fetched.</summary>
    public void Charge(string tenant, string handle, int bytes)
    {
        if (_kinds.Get<string>((tenant, handle)) is { } kind) Account(tenant, kind).Charge(TokenEstimate.OfBytes(bytes) + ExtraTurnTokens);
    }

    /// <summary>The plan less the kinds that stand down for this tenant.</summary>
    public IReadOnlyList<PlannedStrategy> Without(IReadOnlyList<PlannedStrategy> plan, string tenant, PipelineRun run)
    {
        if (_accounts.IsEmpty) return plan;
        List<PlannedStrategy>? kept = null;
        for (var i = 0; i < plan.Count; i++)
        {
            var regretted = _accounts.TryGetValue((tenant, plan[i].Kind), out var account) && account.IsNegative(time.GetUtcNow(), Window, MinRetrievals);
            if (regretted)
            {
                kept ??= [.. plan.Take(i)];
                run.Suppress(plan[i].Kind, SuppressionReasons.RegretGuard);
            }
            else kept?.Add(plan[i]);
        }
        return kept ?? plan;
    }

    private RegretAccount Account(string tenant, string kind) => _accounts.GetOrAdd((tenant, kind), _ => new RegretAccount(time.GetUtcNow()));

    public void Dispose() => _kinds.Dispose();
}
