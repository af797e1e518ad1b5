using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

internal static class SummaryReader
{
    public static async Task<SpendSummary> SummaryAsync(this SpendContext db, SpendQuery query, DateTimeOffset now, CancellationToken stop)
    {
        var (from, to) = query.Period(now);
        var totals = await db.TotalsAsync(query, now, stop);
        var holdout = await db.RollupsOf(query, now).Where(r => r.Arm == "holdout").SumAsync(r => r.Requests, stop);
        return new SpendSummary
        {
            From = from,
            To = to,
            Requests = totals.Requests,
            CostUsd = Usd.FromNanos(totals.CostNanoUsd),
            BaselineCostUsd = Usd.FromNanos(totals.BaselineCostNanoUsd),
            SavingsUsd = Usd.FromNanos(totals.SavingsNanoUsd),
            OptimizerCostUsd = Usd.FromNanos(totals.OptimizerCostNanoUsd),
            Tokens = new(totals.InputTokens, totals.CacheReadTokens, totals.CacheWriteTokens, totals.OutputTokens, totals.TokensSaved),
            Unpriced = totals.Unpriced,
            SettledUnknown = totals.SettledUnknown,
            Holdout = holdout,
            Failed = totals.Failed,
            Cancelled = totals.Cancelled,
            Cached = totals.Cached,
        };
    }

    public static async Task<Totals> TotalsAsync(this SpendContext db, SpendQuery query, DateTimeOffset now, CancellationToken stop) =>
        await db.RollupsOf(query, now).GroupBy(_ => 1).Select(Totals.OfGroup).SingleOrDefaultAsync(stop) ?? new Totals();
}
