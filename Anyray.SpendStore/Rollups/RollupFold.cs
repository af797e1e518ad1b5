using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Rollups;

/// <summary>Adds queued sums to the rollups: at once when the store has little to do, those of a second together when it has much.</summary>
internal sealed partial class RollupFold(
    IServiceScopeFactory scopes, RollupWriter rollups, LedgerReady ready, NewRows newRows, TimeProvider time, ILogger<RollupFold> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long sums wait that another replica queued and could not add.</summary>
    private static readonly TimeSpan Leftover = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _more = new(0);

    /// <summary>Adds all that is queued.</summary>
    public async Task RunAsync(SpendContext db, CancellationToken stop)
    {
        while (await db.InTransactionAsync(() => StepAsync(db, stop), stop)) { }
    }

    public override void Dispose()
    {
        base.Dispose();
        _more.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        newRows.Committed += Wake;
        while (true)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await RunAsync(scope.ServiceProvider.GetRequiredService<SpendContext>(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogLater(e.GetBaseException().Message);
            }
            await Task.Delay(Pause, time, stoppingToken);
            await _more.WaitAsync(Leftover, stoppingToken);
        }
    }

    /// <summary>
    /// One replica at a time gets beyond the DELETE: another one's waits for these rows, and then finds them gone. So sums are
    /// added once, and nobody else holds a rollup meanwhile.
    /// </summary>
    private async Task<bool> StepAsync(SpendContext db, CancellationToken stop)
    {
        var queued = await db.Database.SqlQuery<byte[]>(
            $"DELETE FROM pending_rollups WHERE id IN (SELECT id FROM pending_rollups ORDER BY id LIMIT 64) RETURNING sums AS \"Value\"").ToListAsync(stop);
        if (queued.Count == 0) return false;
        var batch = new RollupBatch();
        foreach (var sums in queued) batch.Add(PendingSums.Read(sums));
        await rollups.AddAsync(db, batch, stop);
        return true;
    }

    private void Wake(IReadOnlyList<LedgerRow> rows)
    {
        if (_more.CurrentCount == 0) _more.Release();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rollups wait for the ledger's database: {Reason}")]
    private partial void LogLater(string reason);
}
