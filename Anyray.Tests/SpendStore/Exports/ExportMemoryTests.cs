using Anyray.Bench.Ledger;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Exports;

/// <summary>Exports that are larger than all the memory the store has.</summary>
public sealed class ExportMemoryTests
{
    private const int Batches = 60;
    private const int BatchSize = 1_000;
    private const string HeapLimit = "0x5000000"; // 80 MiB

    [PostgresTheory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task An_export_needs_no_more_memory_than_a_page_of_it(string format)
    {
        await using var store = new StoreProcess(await (await PostgresServer.SharedAsync()).NewDatabaseAsync(), ("DOTNET_GCHeapHardLimit", HeapLimit), ("DOTNET_gcServer", "0"));
        await store.Server.StartAsync();
        foreach (var batch in EventBatches.Make(Batches, BatchSize, TimeSpan.FromHours(1))) await store.SendAsync(batch);

        var export = await ExportRun.MeasureAsync(store, format, DateTime.UtcNow.AddDays(-2).ToString("yyyy-MM-dd"), DateTime.UtcNow.ToString("yyyy-MM-dd"));

        Assert.Equal(Batches * BatchSize, export.Lines);
    }
}
