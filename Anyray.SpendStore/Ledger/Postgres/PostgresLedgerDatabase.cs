using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>COPY into a temporary table, then one insert that skips what the ledger has.</summary>
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

    public async Task<HashSet<string>> InsertNewAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        var shape = TableShape.Of<LedgerRow>(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await using var create = new NpgsqlCommand("CREATE TEMP TABLE incoming (LIKE ledger) ON COMMIT DROP", connection, transaction);
        await create.ExecuteNonQueryAsync(stop);
        await CopyAsync(connection, shape, rows, stop);

        await using var insert = new NpgsqlCommand(
            $"INSERT INTO ledger ({shape.ColumnList}) SELECT {shape.ColumnList} FROM incoming ON CONFLICT DO NOTHING RETURNING id", connection, transaction);
        var added = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        await using var reader = await insert.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) added.Add(reader.GetString(0));
        return added;
    }

    public Task<int> RemoveBeforeAsync(SpendContext db, DateTime limit, CancellationToken stop) => partitions.DropBeforeAsync(db, limit, stop);

    private static async Task CopyAsync(NpgsqlConnection connection, TableShape shape, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY incoming ({shape.ColumnList}) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            foreach (var column in shape.Columns)
            {
                if (column.Read(row) is { } value) await copy.WriteAsync(value, column.StoreType, stop);
                else await copy.WriteNullAsync(stop);
            }
        }
        await copy.CompleteAsync(stop);
    }
}
