using System.Diagnostics;

namespace Anyray.Bench.Ledger;

/// <summary>Ingest, recovery after kill -9, and the dashboard's answer time, against a real spend store and Postgres.</summary>
internal static class LedgerCommand
{
    private const int BatchSize = 1_000;
    private const int WarmUp = 100;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (events, rounds, reads) = (arguments.Number("events", 100_000), arguments.Number("rounds", 10), arguments.Number("reads", 20));
        await using var postgres = await PostgresProcess.StartAsync();
        await using var store = new StoreProcess(postgres.ConnectionString);
        await store.Server.StartAsync();

        // A store that just started spends more on compiling itself than on events.
        foreach (var batch in EventBatches.Make(WarmUp, BatchSize, TimeSpan.FromMinutes(5))) await store.SendAsync(batch);
        var batches = EventBatches.Make(events / BatchSize, BatchSize, TimeSpan.FromMinutes(5));
        var ingest = await IngestRate.MeasureAsync(store, postgres, batches, BatchSize);

        var (killed, repeated) = await KillRounds.RunAsync(store, rounds, BatchSize);
        var expected = (long)(batches.Count + WarmUp) * BatchSize + killed;
        var counted = await store.RequestsAsync(expected);

        var times = new List<double>();
        for (var i = 0; i < reads; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await store.Http.GetStringAsync(store.Url + "/console?days=30");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();

        var table = new Table("ledger on Postgres", "figure");
        table.Add("events taken in per second", ingest.PerSecond);
        table.Add("store's processor time per event, us", ingest.StoreMicros);
        table.Add("Postgres' processor time per event, us", ingest.PostgresMicros);
        table.Add($"events sent, {rounds} kills of the store among them", expected);
        table.Add("batches sent again after a kill", repeated);
        table.Add("rows counted", counted);
        table.Add("lost or doubled", Math.Abs(expected - counted));
        table.Add("dashboard, median ms", times[times.Count / 2]);
        table.Add("dashboard, slowest ms", times[^1]);
        Console.WriteLine(table);
        Console.WriteLine(Report.Write("ledger", new { ingest, expected, counted, repeated, kills = rounds, dashboardMedianMs = times[times.Count / 2], dashboardSlowestMs = times[^1] }));
        return expected == counted ? 0 : 1;
    }
}
