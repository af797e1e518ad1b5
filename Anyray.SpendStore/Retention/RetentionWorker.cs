using Anyray.SpendStore.Ledger;
using Microsoft.Extensions.Options;

namespace Anyray.SpendStore.Retention;

/// <summary>Removes old lines, at start and then every six hours.</summary>
internal sealed partial class RetentionWorker(
    IServiceScopeFactory scopes, ILedgerDatabase database, LedgerReady ready, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (options.Value.Days is not { } days) return;
        await ready.WaitAsync(stop);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var removed = await database.RemoveBeforeAsync(scope.ServiceProvider.GetRequiredService<SpendContext>(), time.GetUtcNow().UtcDateTime.AddDays(-days), stop);
                if (removed > 0) LogRemoved(removed, days);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                LogFailed(e.GetBaseException().Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Count} lines or months older than {Days} days")]
    private partial void LogRemoved(int count, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retention failed, trying again later: {Reason}")]
    private partial void LogFailed(string reason);
}
