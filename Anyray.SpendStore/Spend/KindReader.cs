using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

internal static class KindReader
{
    /// <summary>What each strategy saved, the one that saved most first.</summary>
    public static Task<List<KindSavings>> KindsAsync(this SpendContext db, SpendQuery query, DateTimeOffset now, CancellationToken stop) =>
        db.KindRollupsOf(query, now)
            .GroupBy(r => r.Kind)
            .Select(g => new { Kind = g.Key, Requests = g.Sum(r => r.Requests), Tokens = g.Sum(r => r.TokensSaved), Savings = g.Sum(r => r.SavingsNanoUsd) })
            .OrderByDescending(k => k.Savings).ThenByDescending(k => k.Tokens).ThenBy(k => k.Kind)
            .Select(k => new KindSavings(k.Kind, k.Requests, k.Tokens, k.Savings))
            .ToListAsync(stop);
}
