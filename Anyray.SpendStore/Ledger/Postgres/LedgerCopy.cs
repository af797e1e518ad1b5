using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>
/// Ledger rows through <c>COPY … FROM STDIN</c> in its binary format, straight from their properties: no array, boxed value or
/// parameter a column, and Postgres writes whole pages at once.
/// </summary>
internal sealed class LedgerCopy
{
    private const int FlushBytes = 64 * 1024;
    private readonly string _sql;
    private readonly Action<CopyWriter, LedgerRow>[] _columns;

    public LedgerCopy(SpendContext db)
    {
        var entity = db.Model.FindEntityType(typeof(LedgerRow))!;
        _sql = $"COPY {entity.GetTableName()} ({string.Join(", ", entity.GetProperties().Select(c => $"\"{c.GetColumnName()}\""))}) FROM STDIN (FORMAT BINARY)";
        _columns = [.. entity.GetProperties().Select(Encoder)];
    }

    /// <exception cref="PostgresException">A row is there already (23505), or something else is wrong; none was written.</exception>
    public async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(_sql, stop);
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: FlushBytes, leaveOpen: true));
        var writer = new CopyWriter(pipe);
        writer.Begin();
        foreach (var row in rows)
        {
            writer.Row(_columns.Length);
            foreach (var column in _columns) column(writer, row);
            if (pipe.UnflushedBytes > FlushBytes) await pipe.FlushAsync(stop);
        }
        writer.End();
        await pipe.CompleteAsync();
    }

    private static Action<CopyWriter, LedgerRow> Encoder(IProperty property)
    {
        var json = property.GetColumnType() == "jsonb";
        return property.PropertyInfo!.GetMethod!.CreateDelegate(typeof(Func<,>).MakeGenericType(typeof(LedgerRow), property.ClrType)) switch
        {
            Func<LedgerRow, string?> get when json => (to, row) => to.Json(get(row)),
            Func<LedgerRow, string?> get => (to, row) => to.Text(get(row)),
            Func<LedgerRow, long> get => (to, row) => to.Int64(get(row)),
            Func<LedgerRow, long?> get => (to, row) => to.Int64(get(row)),
            Func<LedgerRow, int> get => (to, row) => to.Int32(get(row)),
            Func<LedgerRow, int?> get => (to, row) => to.Int32(get(row)),
            Func<LedgerRow, bool> get => (to, row) => to.Boolean(get(row)),
            Func<LedgerRow, DateTime> get => (to, row) => to.Time(get(row)),
            _ => throw new NotSupportedException($"{property.Name} has a type that COPY is not taught yet."),
        };
    }
}
