using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Upstream;

/// <summary>The time limits of one attempt in one token, which also fires when the caller leaves.</summary>
internal sealed class AttemptClock : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationToken _caller;
    private readonly Timeouts _timeouts;
    private readonly TimeProvider _time;
    private readonly long _started;

    public AttemptClock(Timeouts timeouts, TimeProvider time, CancellationToken caller)
    {
        _timeouts = timeouts;
        _time = time;
        _caller = caller;
        _started = time.GetTimestamp();
        _source = new CancellationTokenSource(Limited(timeouts.FirstToken), time);
        _link = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    public TimeSpan Elapsed => _time.GetElapsedTime(_started);

    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>True when a limit passed, and not the caller left.</summary>
    public bool TimedOut => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public bool CallerLeft => _caller.IsCancellationRequested;

    /// <summary>Something came: the idle limit counts from now.</summary>
    public void Progress() => _source.CancelAfter(Limited(_timeouts.Idle));

    /// <summary>Waits for the caller to take what was written; meanwhile the provider is not late.</summary>
    public ValueTask Holding(ValueTask write) => write.IsCompletedSuccessfully ? write : HoldAsync(write);

    /// <summary>Stops the upstream call, e.g. because another attempt was faster.</summary>
    public void Cancel() => _source.Cancel();

    public void Dispose()
    {
        _link.Dispose();
        _source.Dispose();
    }

    private async ValueTask HoldAsync(ValueTask write)
    {
        _source.CancelAfter(Limited(TimeSpan.MaxValue) is var limit && limit == TimeSpan.MaxValue ? Timeout.InfiniteTimeSpan : limit);
        await write;
        Progress();
    }

    private TimeSpan Limited(TimeSpan limit)
    {
        if (_timeouts.Request is not { } request) return limit;
        var left = request - Elapsed;
        if (left < TimeSpan.Zero) left = TimeSpan.Zero;
        return left < limit ? left : limit;
    }
}
