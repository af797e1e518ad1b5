using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Ledger.Postgres;

/// <summary>The ledger's monthly partitions, <c>ledger_2026_11</c>: made when their first row comes, dropped whole by retention.</summary>
internal sealed class LedgerPartitions
{
    private const long PartitionLock = 0x616e79726179 + 1;
    private readonly ConcurrentDictionary<DateOnly, bool> _known = new();

    public async Task EnsureAsync(SpendContext db, IReadOnlyList<LedgerRow> rows, CancellationToken stop)
    {
        foreach (var row in rows)
        {
            var month = new DateOnly(row.Time.Year, row.Time.Month, 1);
            if (_known.ContainsKey(month)) continue;
            await db.Database.CreateExecutionStrategy().ExecuteAsync(() => CreateAsync(db, month, stop));
            _known[month] = true;
        }
    }

    public async Task<int> DropBeforeAsync(SpendContext db, DateTime limit, CancellationToken stop)
    {
        var names = await db.Database.SqlQuery<string>(
            $"SELECT c.relname AS \"Value\" FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'ledger'::regclass ORDER BY 1").ToListAsync(stop);
        var dropped = 0;
        foreach (var name in names)
        {
            if (!DateTime.TryParseExact(name, "'ledger_'yyyy_MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var month)) continue;
            if (month.AddMonths(1) > limit) continue;
            // The name was just read from the catalogue and has passed the pattern above.
            var sql = $"DROP TABLE IF EXISTS {name}";
            await db.Database.ExecuteSqlRawAsync(sql, stop);
            _known.TryRemove(DateOnly.FromDateTime(month), out _);
            dropped++;
        }
        return dropped;
    }

    private static async Task CreateAsync(SpendContext db, DateOnly month, CancellationToken stop)
    {
        // Dates cannot be parameters of DDL; these are formatted from numbers, never from a caller's text.
        var sql = string.Create(CultureInfo.InvariantCulture,
            $"CREATE TABLE IF NOT EXISTS ledger_{month:yyyy_MM} PARTITION OF ledger FOR VALUES FROM ('{month:yyyy-MM-dd} 00:00:00+00') TO ('{month.AddMonths(1):yyyy-MM-dd} 00:00:00+00')");
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PartitionLock})", stop);
        await db.Database.ExecuteSqlRawAsync(sql, stop);
        await transaction.CommitAsync(stop);
    }
}
