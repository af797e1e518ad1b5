using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>COPY for the ledger, arrays instead of rows of parameters for the rest, monthly partitions, and one replica at a time that migrates.</summary>
internal sealed class PostgresLedgerDatabase(LedgerPartitions partitions) : ILedgerDatabase
{
    // Any constant does, as long as every replica uses the same.
    private const long MigrationLock = 0x616e79726179;
    private LedgerCopy? _copy;

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

    /// <summary>
    /// COPY knows no conflicts, and rows are there already only after a failure: so it is tried first, and where a row is, all
    /// go the slower way.
    /// </summary>
    public async Task<IReadOnlyList<LedgerRow>> AppendAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("append", stop);
        try
        {
            await LazyInitializer.EnsureInitialized(ref _copy, () => new LedgerCopy(db)).RunAsync((NpgsqlConnection)db.Database.GetDbConnection(), rows, stop);
            return rows;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            await transaction.RollbackToSavepointAsync("append", stop);
            return await LedgerInsert.RunAsync(this, db, rows, stop);
        }
    }

    public Task<int> RemoveBeforeAsync(SpendContext db, DateTime limit, CancellationToken stop) => partitions.DropBeforeAsync(db, limit, stop);
}
