using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>
/// <c>INSERT … SELECT … FROM unnest(…)</c>: one array a column, so that a batch of any size is one short statement. A statement
/// with a parameter a value costs Postgres more to read than the rows cost to write.
/// </summary>
internal static class UnnestInsert
{
    /// <summary>Inserts the rows in their order, inside the caller's transaction, and hands each returned one to <paramref name="read"/>.</summary>
    public static async Task RunAsync<TRow>(
        SpendContext db, TableShape shape, IReadOnlyList<TRow> rows, string onConflict, Action<DbDataReader>? read, CancellationToken stop) where TRow : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var arrays = string.Join(", ", shape.Columns.Select((_, i) => $"${i + 1}"));
        await using var command = new NpgsqlCommand(
            $"INSERT INTO {shape.Table} ({shape.ColumnList}) SELECT * FROM unnest({arrays}) {onConflict}", connection, transaction);
        foreach (var column in shape.Columns)
            command.Parameters.Add(new NpgsqlParameter { Value = column.ReadAll(rows), DataTypeName = $"{column.StoreType}[]" });
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) read?.Invoke(reader);
    }
}
