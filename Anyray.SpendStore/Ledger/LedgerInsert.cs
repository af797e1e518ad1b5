namespace Anyray.SpendStore.Ledger;

/// <summary>Appends rows that the ledger may have already.</summary>
internal static class LedgerInsert
{
    /// <returns>The rows that the ledger did not have.</returns>
    public static async Task<IReadOnlyList<LedgerRow>> RunAsync(ILedgerDatabase database, SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var added = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        await database.InsertAsync(db, TableShape.Of<LedgerRow>(db), rows, "ON CONFLICT DO NOTHING RETURNING id", row => added.Add(row.GetString(0)), stop);
        return added.Count == rows.Count ? rows : [.. rows.Where(r => added.Contains(r.Id))];
    }
}
