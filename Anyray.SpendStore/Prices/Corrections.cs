using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Prices;

internal static class Corrections
{
    /// <summary>The line that brings <paramref name="row"/> and its earlier corrections to the table's price; null when they are there, or the model has none.</summary>
    public static LedgerRow? Of(LedgerRow row, IReadOnlyList<LedgerRow> earlier, PriceTable table, DateTimeOffset now)
    {
        if (table.Find(row.Provider ?? "", row.ModelServed ?? row.ModelAsked ?? "", new DateTimeOffset(row.Time, TimeSpan.Zero)) is not { } price) return null;
        var usage = new TokenUsage
        {
            Input = row.InputTokens ?? 0,
            CacheRead = row.CacheReadTokens ?? 0,
            CacheWrite5m = row.CacheWrite5mTokens ?? 0,
            CacheWrite1h = row.CacheWrite1hTokens ?? 0,
            Output = row.OutputTokens ?? 0,
            Details = row.UsageDetails is { } details ? JsonSerializer.Deserialize<UsageDetails>(details, JsonSerializerOptions.Web) : null,
        };
        if (!price.Covers(usage)) return null;
        // An answer from our cache cost nothing, at any price; what it would have cost follows the price.
        var cached = row.State == "cached";
        var saved = Math.Max(0, row.TokensSaved);
        var removed = new RemovedTokens
        {
            Cached = Math.Min(row.TokensSavedFromCache ?? 0, saved),
            Fresh = saved - Math.Min(row.TokensSavedFromCache ?? 0, saved),
            LostCacheReads = row.LostCacheReadTokens ?? 0,
        };
        var cost = cached ? 0 : CallPricing.Cost(price, usage);
        var baseline = row.HoldoutArm == "holdout" ? cost : CallPricing.Baseline(price, usage, removed);
        var costBefore = (row.CostNanoUsd ?? 0) + earlier.Sum(c => c.CostNanoUsd ?? 0);
        var baselineBefore = (row.BaselineCostNanoUsd ?? 0) + earlier.Sum(c => c.BaselineCostNanoUsd ?? 0);
        var wasPriced = row.CostNanoUsd is not null || earlier.Count > 0;
        if (wasPriced && cost == costBefore && baseline == baselineBefore) return null;

        return new LedgerRow
        {
            Id = Ids.Ulid(now),
            Time = row.Time,
            RequestId = row.RequestId,
            Corrects = row.Id,
            SessionId = row.SessionId,
            Tenant = row.Tenant,
            User = row.User,
            Team = row.Team,
            KeyId = row.KeyId,
            Tool = row.Tool,
            Endpoint = row.Endpoint,
            Provider = row.Provider,
            ModelAsked = row.ModelAsked,
            ModelServed = row.ModelServed,
            State = row.State,
            HoldoutArm = row.HoldoutArm,
            OptimizationStatus = row.OptimizationStatus,
            TokensSavedByKind = row.TokensSavedByKind,
            PriceVersion = table.Version,
            Labels = wasPriced ? null : """{"correction":"unpriced"}""",
            CostNanoUsd = cost - costBefore,
            BaselineCostNanoUsd = baseline - baselineBefore,
            SavingsNanoUsd = baseline - cost - (baselineBefore - costBefore) - (wasPriced ? 0 : row.OptimizerCostNanoUsd),
        };
    }
}
