using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Sqlite;

/// <summary>Multi-row inserts that skip what the ledger has; one writer at a time.</summary>
internal sealed class SqliteLedgerDatabase : ILedgerDatabase
{
    private const int DeleteStep = 5_000;

    public async Task MigrateAsync(SpendContext db, CancellationToken stop)
    {
        await db.Database.MigrateAsync(stop);
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", stop);
    }

    public Task PrepareAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop) => Task.CompletedTask;

    public Task InsertAsync<TRow>(
        SpendContext db, TableShape shape, IReadOnlyList<TRow> rows, string onConflict, Action<DbDataReader>? read, CancellationToken stop) where TRow : class =>
        ValuesInsert.RunAsync(db, shape, rows, onConflict, read, stop);

    public Task<IReadOnlyList<LedgerRow>> AppendAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop) => LedgerInsert.RunAsync(this, db, rows, stop);

    public async Task<int> RemoveBeforeAsync(SpendContext db, DateTime limit, CancellationToken stop)
    {
        int removed, total = 0;
        do
        {
            var ids = db.Ledger.Where(r => r.Time < limit).OrderBy(r => r.Time).Take(DeleteStep).Select(r => r.Id);
            removed = await db.Ledger.Where(r => r.Time < limit && ids.Contains(r.Id)).ExecuteDeleteAsync(stop);
            total += removed;
        }
        while (removed == DeleteStep);
        return total;
    }
}
