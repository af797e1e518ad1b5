using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Anyray.SpendStore.Ledger.Sqlite;

/// <summary>Multi-row <c>INSERT … VALUES …</c> inside the caller's transaction.</summary>
internal static class ValuesInsert
{
    /// <summary>A row or a few: SQLite looks each parameter up by walking through all, and there is no round trip to save.</summary>
    private const int ParametersPerStatement = 100;

    public static async Task RunAsync<TRow>(
        SpendContext db, TableShape shape, IReadOnlyList<TRow> rows, string onConflict, Action<DbDataReader>? read, CancellationToken stop) where TRow : class
    {
        var step = Math.Max(1, ParametersPerStatement / shape.Columns.Length);
        DbCommand? command = null;
        try
        {
            for (var start = 0; start < rows.Count; start += step)
            {
                var count = Math.Min(rows.Count - start, step);
                if (command?.Parameters.Count != count * shape.Columns.Length)
                {
                    command?.Dispose();
                    command = Create(db, shape, count, onConflict);
                }
                Fill(command, shape, rows, start, count);
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop)) read?.Invoke(reader);
            }
        }
        finally
        {
            command?.Dispose();
        }
    }

    private static DbCommand Create(SpendContext db, TableShape shape, int count, string onConflict)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var sql = new StringBuilder($"INSERT INTO {shape.Table} ({shape.ColumnList}) VALUES ");
        for (var row = 0; row < count; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < shape.Columns.Length; column++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{command.Parameters.Count}";
                command.Parameters.Add(parameter);
                sql.Append(column == 0 ? "" : ", ").Append(parameter.ParameterName);
            }
            sql.Append(')');
        }
        command.CommandText = sql.Append(' ').Append(onConflict).ToString();
        return command;
    }

    private static void Fill<TRow>(DbCommand command, TableShape shape, IReadOnlyList<TRow> rows, int start, int count) where TRow : class
    {
        for (int row = 0, p = 0; row < count; row++)
            foreach (var column in shape.Columns)
                command.Parameters[p++].Value = column.Read(rows[start + row]) ?? DBNull.Value;
    }
}
