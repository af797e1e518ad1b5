namespace Anyray.Gateway.Spool;

/// <summary>Forces the spool to disk every 50 ms at most; nobody waits for it.</summary>
internal sealed class SpoolFlusher(SpoolWriter spool, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Task.Run(spool.Flush, CancellationToken.None);
        }
        catch (OperationCanceledException) { }
        spool.Flush();
    }
}
