using System.Diagnostics;

namespace Anyray.Bench.Ledger;

/// <summary>Ingest, recovery after kill -9, and the dashboard's answer time, against a real spend store and Postgres.</summary>
internal static class LedgerCommand
{
    private const int BatchSize = 1_000;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        if (arguments.Text("postgres") is not { } postgres)
        {
            Console.Error.WriteLine("ledger needs --postgres CONNECTION; bench/ledger starts one.");
            return 2;
        }
        var (events, rounds, reads) = (arguments.Number("events", 100_000), arguments.Number("rounds", 10), arguments.Number("reads", 20));
        await using var store = new StoreProcess(postgres);
        await store.StartAsync();

        var batches = EventBatches.Make(events / BatchSize, BatchSize, TimeSpan.FromMinutes(5));
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches) await store.SendAsync(batch);
        var ingestSeconds = clock.Elapsed.TotalSeconds;

        var (killed, repeated) = await KillRounds.RunAsync(store, rounds, BatchSize);
        var expected = (long)batches.Count * BatchSize + killed;
        var counted = await store.RequestsAsync();

        var times = new List<double>();
        for (var i = 0; i < reads; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await store.ConsoleAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();

        var rate = batches.Count * BatchSize / ingestSeconds;
        var table = new Table("ledger on Postgres", "figure");
        table.Add("events taken in per second", rate);
        table.Add($"events sent, {rounds} kills of the store among them", expected);
        table.Add("batches sent again after a kill", repeated);
        table.Add("rows counted", counted);
        table.Add("lost or doubled", Math.Abs(expected - counted));
        table.Add("dashboard, median ms", times[times.Count / 2]);
        table.Add("dashboard, slowest ms", times[^1]);
        Console.WriteLine(table);
        Console.WriteLine(Report.Write("ledger", new { eventsPerSecond = rate, expected, counted, repeated, kills = rounds, dashboardMedianMs = times[times.Count / 2], dashboardSlowestMs = times[^1] }));
        return expected == counted ? 0 : 1;
    }
}
