namespace Anyray.SpendStore.Ledger;

/// <summary>Migrates at start, and keeps trying while the database is not there: it may start after us.</summary>
internal sealed partial class LedgerMigration(
    IServiceScopeFactory scopes, ILedgerDatabase database, LedgerReady ready, TimeProvider time, ILogger<LedgerMigration> log) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!ready.IsReady)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await database.MigrateAsync(scope.ServiceProvider.GetRequiredService<SpendContext>(), stop);
                ready.Set();
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                LogNotReady(e.GetBaseException().Message);
                await Task.Delay(RetryDelay, time, stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger's database is not ready, trying again in 1 s: {Reason}")]
    private partial void LogNotReady(string reason);
}
