using Anyray.Contracts.Pricing;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Anyray.SpendStore.Spend;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Prices;

/// <summary>
/// Corrects costs without touching history: a correction line carries the difference to what the line and its earlier
/// corrections add up to, at the line's own time, so that running it twice corrects nothing twice.
/// </summary>
internal sealed class Repricing(LedgerIngest ingest, RollupFold rollups, ControlPlane control, TimeProvider time)
{
    private const int Step = 1_000;

    public async Task<RepriceResult> RunAsync(SpendContext db, RepriceInput input, string actor, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var from = SpendQuery.Instant(input.From, "from", endOfDay: false) ?? throw new InvalidInputException("'from' is missing.", "from");
        var to = SpendQuery.Instant(input.To, "to", endOfDay: true) ?? now.UtcDateTime;
        var table = await TableAsync(db, stop);

        var (result, afterTime, afterId) = (new RepriceResult(0, 0, 0), from, "");
        while (true)
        {
            var lines = db.Ledger.AsNoTracking().Where(r => r.Attempt == null && r.Corrects == null && r.InputTokens != null && r.Time >= afterTime && r.Time < to && (r.Time > afterTime || r.Id.CompareTo(afterId) > 0));
            if (input.Provider is { Length: > 0 } provider) lines = lines.Where(r => r.Provider == provider);
            if (input.Model is { Length: > 0 } model) lines = lines.Where(r => r.ModelServed == model);
            var rows = await lines.OrderBy(r => r.Time).ThenBy(r => r.Id).Take(Step).ToListAsync(stop);
            if (rows.Count == 0) break;
            (afterTime, afterId) = (rows[^1].Time, rows[^1].Id);

            var ids = rows.Select(r => r.RequestId).ToList();
            var earlier = (await db.Ledger.AsNoTracking().Where(r => ids.Contains(r.RequestId) && r.Corrects != null && r.Time >= from && r.Time < to).ToListAsync(stop)).ToLookup(r => r.Corrects);
            var corrections = rows.Select(r => Corrections.Of(r, [.. earlier[r.Id]], table, now)).OfType<LedgerRow>().ToList();
            if (corrections.Count > 0) await ingest.WriteAsync(db, corrections, stop);
            result = new(result.Examined + rows.Count, result.Corrected + corrections.Count, result.DifferenceNanoUsd + corrections.Sum(c => c.CostNanoUsd ?? 0));
        }
        // The answer says that it is done, so the sums must say so too.
        await rollups.RunAsync(db, stop);
        await control.ChangeAsync(db, actor, () => Task.FromResult<ControlChange?>(new("price.reprice", $"{from:O}/{to:O}", input, result)), stop);
        return result;
    }

    private static async Task<PriceTable> TableAsync(SpendContext db, CancellationToken stop)
    {
        var own = (await db.Prices.AsNoTracking().ToListAsync(stop)).Select(p => p.ToContract()).ToList();
        return own.Count == 0 ? PriceTable.Seed : PriceTable.Seed.With(await ControlPlane.VersionAsync(db, stop), own);
    }
}
