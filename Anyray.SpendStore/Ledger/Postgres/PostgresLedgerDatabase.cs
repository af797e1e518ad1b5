using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>Arrays instead of rows of parameters, monthly partitions, and one replica at a time that migrates.</summary>
internal sealed class PostgresLedgerDatabase(LedgerPartitions partitions) : ILedgerDatabase
{
    // Any constant does, as long as every replica uses the same.
    private const long MigrationLock = 0x616e79726179;

    public async Task MigrateAsync(SpendContext db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", stop);
            await db.Database.MigrateAsync(stop);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public Task PrepareAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop) =>
        partitions.EnsureAsync(db, rows, stop);

    public Task InsertAsync<TRow>(
        SpendContext db, TableShape shape, IReadOnlyList<TRow> rows, string onConflict, Action<DbDataReader>? read, CancellationToken stop) where TRow : class =>
        UnnestInsert.RunAsync(db, shape, rows, onConflict, read, stop);

    public Task<int> RemoveBeforeAsync(SpendContext db, DateTime limit, CancellationToken stop) => partitions.DropBeforeAsync(db, limit, stop);
}
