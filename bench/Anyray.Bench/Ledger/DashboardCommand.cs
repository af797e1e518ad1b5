using System.Diagnostics;
using System.Globalization;

namespace Anyray.Bench.Ledger;

/// <summary>Pages, queries and exports of a ledger of millions of requests.</summary>
internal static class DashboardCommand
{
    private const int Days = 90;
    private const double LongestMs = 200;

    /// <returns>0 when every page answers within 200 ms.</returns>
    public static async Task<int> RunAsync(int requests, int reads)
    {
        await using var postgres = await PostgresProcess.StartAsync();
        var clock = Stopwatch.StartNew();
        await LedgerFill.RunAsync(postgres.ConnectionString, requests, Days);
        // What autovacuum does in the hours that such a ledger takes to grow.
        await postgres.ExecuteAsync("VACUUM ANALYZE");
        Console.WriteLine($"{requests} requests of {Days} days in {clock.Elapsed.TotalSeconds:0} s, {await postgres.ExecuteAsync("SELECT count(*) FROM rollups")} rollups, {await postgres.ExecuteAsync("SELECT pg_size_pretty(pg_database_size('postgres'))")}\n");

        await using var store = new StoreProcess(postgres.ConnectionString);
        await store.Server.StartAsync();
        var times = await PageTimes.MeasureAsync(store, reads);
        var table = new Table("page or query", "median ms", "slowest ms", "KB");
        foreach (var page in times) table.Add(page.Path, page.MedianMs, page.SlowestMs, page.Bytes / 1e3);
        Console.WriteLine(table);

        // A fifth of 5 million is a million.
        var (from, to) = (Day(-Days / 3), Day(-Days / 3 + Days / 5 - 1));
        ExportRun[] exports = [await ExportRun.MeasureAsync(store, "csv", from, to), await ExportRun.MeasureAsync(store, "ndjson", from, to)];
        var exported = new Table("export", "lines", "lines/s", "MB before", "MB at most");
        foreach (var run in exports) exported.Add(run.Format, run.Lines, run.Lines / run.Seconds, run.BeforeMb, run.PeakMb);
        Console.WriteLine(exported);
        Console.WriteLine(Report.Write("ledger-dashboard", new { requests, times, exports }));
        return times.TrueForAll(t => t.MedianMs <= LongestMs || !t.Path.StartsWith("/console", StringComparison.Ordinal)) ? 0 : 1;
    }

    private static string Day(int fromToday) => DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
