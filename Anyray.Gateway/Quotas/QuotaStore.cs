using Anyray.Gateway.Upstream;
using StackExchange.Redis;

namespace Anyray.Gateway.Quotas;

/// <summary>Redis within its deadline, else this process's own count.</summary>
internal sealed partial class QuotaStore(IServiceProvider services, MemoryQuotaStore local, TimeProvider time, ILogger<QuotaStore> logger)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(50);

    // A burst or a start can make Redis late without its being down, and counting apart from the other replicas then would
    // pass a hard cap. The breaker keeps a Redis that is really down from costing this more than a few times.
    private static readonly TimeSpan HardDeadline = TimeSpan.FromSeconds(1);
    private readonly IQuotaStore? _shared = services.GetService<RedisQuotaStore>();
    private readonly CircuitBreaker _breaker = new(time);
    private int _down;

    /// <summary>Reserves. <c>Store</c> is where the reservation is, for settling; <c>Degraded</c> is true when Redis should have counted and could not.</summary>
    public async Task<(QuotaVerdict Verdict, IQuotaStore Store, bool Degraded)> ReserveAsync(QuotaDemand demand)
    {
        if (_shared is null) return (await local.ReserveAsync(demand, time.GetUtcNow()), local, false);
        if (_breaker.TryEnter())
        {
            var reserving = _shared.ReserveAsync(demand, time.GetUtcNow());
            try
            {
                var verdict = await reserving.WaitAsync(demand.Hard ? HardDeadline : Deadline, time);
                _breaker.Succeeded();
                if (Interlocked.Exchange(ref _down, 0) == 1) LogBack();
                return (verdict, _shared, false);
            }
            catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
            {
                _breaker.Failed();
                if (Interlocked.Exchange(ref _down, 1) == 0) LogDown(e.GetType().Name);
                Undo(reserving, demand);
            }
        }
        return (await local.ReserveAsync(demand, time.GetUtcNow()), local, true);
    }

    /// <summary>Replaces the reservation by what was used; a failure leaves the reservation to its lease.</summary>
    public async Task SettleAsync(IQuotaStore store, QuotaDemand demand, long nanoUsd, long tokens)
    {
        try
        {
            await store.SettleAsync(demand, nanoUsd, tokens, time.GetUtcNow());
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (Interlocked.Exchange(ref _down, 1) == 0) LogDown(e.GetType().Name);
        }
    }

    /// <summary>A reservation that comes through after the deadline is taken back: the call was counted locally.</summary>
    private void Undo(Task<QuotaVerdict> late, QuotaDemand demand) => late.ContinueWith(
        done => { if (done is { IsCompletedSuccessfully: true, Result.Refused: < 0 }) _ = SettleAsync(_shared!, demand, 0, 0); else _ = done.Exception; },
        CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    [LoggerMessage(LogLevel.Warning, "Redis does not answer in time ({Reason}); limits and budgets are counted in this process.")]
    private partial void LogDown(string reason);

    [LoggerMessage(LogLevel.Information, "Redis answers again.")]
    private partial void LogBack();
}
