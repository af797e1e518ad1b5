using System.Data.Common;

namespace Anyray.SpendStore.Ledger;

/// <summary>What Postgres and SQLite do differently. Everything else is LINQ or SQL that both understand.</summary>
internal interface ILedgerDatabase
{
    /// <summary>Brings the schema up to date; safe when several replicas start at once.</summary>
    Task MigrateAsync(SpendContext db, CancellationToken stop);

    /// <summary>
    /// Inserts the rows in their order, inside the caller's transaction. <paramref name="onConflict"/> ends the statement;
    /// <paramref name="read"/> gets what it returns.
    /// </summary>
    Task InsertAsync<TRow>(
        SpendContext db, TableShape shape, IReadOnlyList<TRow> rows, string onConflict, Action<DbDataReader>? read, CancellationToken stop) where TRow : class;

    /// <summary>Writes rows of different ids to the ledger, inside the caller's transaction, and returns those that it did not have.</summary>
    Task<IReadOnlyList<LedgerRow>> AppendAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop);

    /// <summary>Makes room for rows of these times; called outside a transaction.</summary>
    Task PrepareAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop);

    /// <summary>Removes ledger rows before <paramref name="limit"/> in small steps (whole months on Postgres); returns how many rows or partitions went.</summary>
    Task<int> RemoveBeforeAsync(SpendContext db, DateTime limit, CancellationToken stop);
}
