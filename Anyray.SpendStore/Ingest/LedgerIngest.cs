using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;

namespace Anyray.SpendStore.Ingest;

/// <summary>Writes rows and their rollups in one transaction: a batch counts whole or not at all, and never twice.</summary>
internal sealed class LedgerIngest(ILedgerDatabase database, RollupWriter rollups, NewRows newRows)
{
    /// <returns>How many of <paramref name="rows"/> were new.</returns>
    public async Task<int> WriteAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        await database.PrepareAsync(db, rows, stop);
        var added = await db.InTransactionAsync(async () =>
        {
            var ids = await InsertNewAsync(db, rows, stop);
            // A batch may name one id twice; only its first row was written.
            var fresh = rows.Where(r => ids.Remove(r.Id)).ToList();
            await rollups.AddAsync(db, fresh, stop);
            return fresh;
        }, stop);
        if (added.Count > 0) newRows.Publish(added);
        return added.Count;
    }

    private async Task<HashSet<string>> InsertNewAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var added = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        await database.InsertAsync(db, TableShape.Of<LedgerRow>(db), rows, "ON CONFLICT DO NOTHING RETURNING id", row => added.Add(row.GetString(0)), stop);
        return added;
    }
}
