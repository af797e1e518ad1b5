using Anyray.Contracts.Spend;

namespace Anyray.Gateway.Spool;

/// <summary>Tells the spend store's alerts that events found no room: what they cost is missing from the ledger.</summary>
internal sealed class SpoolWatch(SpoolWriter spool, SpendStoreClient store, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.Enabled) return;
        var told = 0L;
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var dropped = spool.Dropped;
                if (dropped == told) continue;
                var alert = new AlertEvent("spool_full", Environment.MachineName, $"The gateway's spool has no room: {dropped} ledger events are lost so far. Free its disk or raise ANYRAY_SPOOL_MAX_BYTES, and see that the spend store takes events.");
                if (await store.RaiseAsync(alert, stoppingToken)) told = dropped;
            }
        }
        catch (OperationCanceledException) { }
    }
}
