using Anyray.SpendStore;
using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Bench.Ledger;

/// <summary>Fills a ledger through the store's own ingest, in this process: all that is left out is HTTP and JSON.</summary>
internal static class LedgerFill
{
    private const int BatchSize = 10_000;

    /// <param name="postgres">Connection string of an empty database.</param>
    /// <param name="requests">How many rows.</param>
    /// <param name="days">They are spread evenly over so many days before now.</param>
    public static async Task RunAsync(string postgres, int requests, int days)
    {
        var folder = Directory.CreateTempSubdirectory("anyray-bench-fill-").FullName;
        await using var app = SpendStoreApp.Create([
            "--urls", "http://127.0.0.1:0", "--environment", "Development", $"--ANYRAY_DATA_DIR={folder}", "--ANYRAY_ADMIN_TOKEN=bench", "--Logging:LogLevel:Default=Warning", $"--ConnectionStrings:spend={postgres}"]);
        await app.StartAsync();
        await app.Services.GetRequiredService<LedgerReady>().WaitAsync(CancellationToken.None);

        var (now, step) = (DateTimeOffset.UtcNow, TimeSpan.FromDays(days) / requests);
        await Parallel.ForAsync(0, requests / BatchSize, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (batch, stop) =>
        {
            var random = new Random(batch);
            var rows = new List<LedgerRow>(BatchSize);
            for (var i = 0; i < BatchSize; i++) rows.Add(EventBatches.Make(random, now - step * (requests - (long)batch * BatchSize - i)).ToRow());
            await using var scope = app.Services.CreateAsyncScope();
            await app.Services.GetRequiredService<LedgerIngest>().WriteAsync(scope.ServiceProvider.GetRequiredService<SpendContext>(), rows, stop);
        });
        await using (var scope = app.Services.CreateAsyncScope())
            await app.Services.GetRequiredService<RollupFold>().RunAsync(scope.ServiceProvider.GetRequiredService<SpendContext>(), CancellationToken.None);
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
