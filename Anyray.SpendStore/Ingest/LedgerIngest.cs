using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;

namespace Anyray.SpendStore.Ingest;

/// <summary>Writes rows and their sums in one transaction: a batch counts whole or not at all, and never twice.</summary>
internal sealed class LedgerIngest(ILedgerDatabase database, NewRows newRows)
{
    /// <returns>How many of <paramref name="rows"/> were new.</returns>
    public async Task<int> WriteAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        await database.PrepareAsync(db, rows, stop);
        // A batch may name one id twice; its first row is the one that counts.
        var distinct = rows.DistinctBy(r => r.Id).ToList();
        var added = await db.InTransactionAsync(async () =>
        {
            var fresh = await database.AppendAsync(db, distinct, stop);
            if (fresh.Count > 0) await RollupQueue.AddAsync(db, fresh, stop);
            return fresh;
        }, stop);
        if (added.Count > 0) newRows.Publish(added);
        return added.Count;
    }
}
