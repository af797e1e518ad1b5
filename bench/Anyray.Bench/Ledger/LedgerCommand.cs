namespace Anyray.Bench.Ledger;

/// <summary>Ingest and what kill -9 of anything costs, against real processes; with <c>--dashboard</c>, pages and exports of millions of requests.</summary>
internal static class LedgerCommand
{
    private const int BatchSize = 1_000;
    private const int WarmUp = 100;
    private const int Seed = 42;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        if (arguments.Has("dashboard")) return await DashboardCommand.RunAsync(arguments.Number("requests", 5_000_000), arguments.Number("reads", 5));
        var events = arguments.Number("events", 200_000);
        var ingest = await IngestAsync(events);
        var sqlite = await IngestSqliteAsync(events / 4);
        var kills = await KillRounds.RunAsync(arguments.Number("rounds", 50), Seed);

        var table = new Table("ledger", "figure");
        table.Add("events taken in per second", ingest.PerSecond);
        table.Add("store's processor time per event, us", ingest.StoreMicros);
        table.Add("Postgres' processor time per event, us", ingest.PostgresMicros);
        table.Add("on SQLite: events taken in per second", sqlite.PerSecond);
        table.Add("on SQLite: store's processor time per event, us", sqlite.StoreMicros);
        table.Add("kills of gateway, spend store, Postgres", string.Join(", ", kills.Kills));
        table.Add("answers that clients saw", kills.Answers);
        table.Add("requests in the ledger", kills.Rows);
        table.Add("answers without a row", kills.Missing);
        table.Add("requests with two rows", kills.Doubled);
        table.Add("requests counted by the rollups", kills.Counted);
        Console.WriteLine(table);
        Console.WriteLine(Report.Write("ledger", new { ingest, sqlite, kills }));
        return kills.Holds ? 0 : 1;
    }

    private static async Task<IngestRate> IngestAsync(int events)
    {
        await using var postgres = await PostgresProcess.StartAsync();
        await using var store = new StoreProcess(postgres.ConnectionString);
        return await IngestAsync(store, postgres, events);
    }

    private static async Task<IngestRate> IngestSqliteAsync(int events)
    {
        await using var store = new StoreProcess(null);
        return await IngestAsync(store, null, events);
    }

    private static async Task<IngestRate> IngestAsync(StoreProcess store, PostgresProcess? postgres, int events)
    {
        await store.Server.StartAsync();
        // A store that just started spends more on compiling itself than on events.
        foreach (var batch in EventBatches.Make(WarmUp, BatchSize, TimeSpan.FromMinutes(5))) await store.SendAsync(batch);
        return await IngestRate.MeasureAsync(store, postgres, EventBatches.Make(events / BatchSize, BatchSize, TimeSpan.FromMinutes(5)), BatchSize);
    }
}
