using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>Adds sums to the rollups, in the caller's transaction.</summary>
internal sealed class RollupWriter(ILedgerDatabase database)
{
    public async Task AddAsync(SpendContext db, RollupBatch batch, CancellationToken stop)
    {
        await AddAsync(db, batch.Rollups, stop);
        await AddAsync(db, batch.Kinds, stop);
        await AddAsync(db, batch.Sessions, stop);
    }

    private async Task AddAsync<TRow>(SpendContext db, IReadOnlyList<TRow> rows, CancellationToken stop) where TRow : class
    {
        if (rows.Count == 0) return;
        var shape = TableShape.Of<TRow>(db);
        await database.InsertAsync(db, shape, rows, OnConflict(shape), null, stop);
    }

    /// <summary>Every column outside the key is a sum, save a session's: its last time moves on and who began it stays.</summary>
    private static string OnConflict(TableShape shape)
    {
        var sums = shape.Columns.Select(c => c.Quoted).Except(shape.Keys).Select(column => column switch
        {
            "\"first_time\"" => $"{column} = CASE WHEN excluded.{column} < {shape.Table}.{column} THEN excluded.{column} ELSE {shape.Table}.{column} END",
            "\"last_time\"" => $"{column} = CASE WHEN excluded.{column} > {shape.Table}.{column} THEN excluded.{column} ELSE {shape.Table}.{column} END",
            "\"user\"" or "\"tool\"" => $"{column} = COALESCE({shape.Table}.{column}, excluded.{column})",
            _ => $"{column} = {shape.Table}.{column} + excluded.{column}",
        });
        return $"ON CONFLICT ({string.Join(", ", shape.Keys)}) DO UPDATE SET {string.Join(", ", sums)}";
    }
}
