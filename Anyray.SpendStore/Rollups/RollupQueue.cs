using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>
/// Takes a batch's sums in the transaction that writes its rows, so that they count whole or not at all; <see cref="RollupFold"/>
/// adds those of many batches to the rollups at once. Adding each batch by itself would cost more than its rows.
/// </summary>
internal static class RollupQueue
{
    public static async Task AddAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var sums = PendingSums.Of(rows);
        if (sums.Rollups.Count == 0) return;
        db.PendingRollups.Add(new PendingRollup { Sums = sums.ToJson() });
        await db.SaveChangesAsync(stop);
    }
}
