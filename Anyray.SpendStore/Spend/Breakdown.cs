using System.Linq.Expressions;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

/// <summary>Sums of a period by one dimension.</summary>
internal static class Breakdown
{
    private static readonly Dictionary<string, Expression<Func<RollupRow, string>>> Dimensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = r => r.User,
        ["team"] = r => r.Team,
        ["model"] = r => r.Model,
        ["provider"] = r => r.Provider,
        ["tool"] = r => r.Tool,
        ["key"] = r => r.KeyId,
        ["tenant"] = r => r.Tenant,
    };

    public static IEnumerable<string> Names => Dimensions.Keys;

    /// <summary>The groups that cost most, at most <paramref name="limit"/>.</summary>
    public static Task<List<BreakdownRow>> BreakdownAsync(this SpendContext db, SpendQuery query, string by, int limit, DateTimeOffset now, CancellationToken stop)
    {
        if (!Dimensions.TryGetValue(by, out var dimension)) throw new InvalidInputException($"'by' is one of {string.Join(", ", Names)}.", "by");
        return db.RollupsOf(query, now)
            .GroupBy(dimension)
            .Select(g => new
            {
                g.Key,
                Requests = g.Sum(r => r.Requests),
                Failed = g.Sum(r => r.Failed),
                Cost = g.Sum(r => r.CostNanoUsd),
                Baseline = g.Sum(r => r.BaselineCostNanoUsd),
                Savings = g.Sum(r => r.SavingsNanoUsd),
                Tokens = g.Sum(r => r.InputTokens + r.CacheReadTokens + r.CacheWriteTokens + r.OutputTokens),
                Saved = g.Sum(r => r.TokensSaved),
            })
            .OrderByDescending(g => g.Cost).ThenByDescending(g => g.Requests).ThenBy(g => g.Key)
            .Take(limit)
            .Select(g => new BreakdownRow(g.Key, g.Requests, g.Failed, g.Cost, g.Baseline, g.Savings, g.Tokens, g.Saved))
            .ToListAsync(stop);
    }
}
