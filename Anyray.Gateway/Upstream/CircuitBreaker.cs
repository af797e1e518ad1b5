namespace Anyray.Gateway.Upstream;

/// <summary>
/// Opens after <paramref name="threshold"/> consecutive failures; after <paramref name="pause"/> one trial call decides
/// whether it closes.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time, int threshold = 5, TimeSpan? pause = null)
{
    private readonly TimeSpan _pause = pause ?? TimeSpan.FromSeconds(5);
    private int _failures;
    private long _openedAt;
    private int _trial;

    /// <summary>True when the call may go; it must then be followed by exactly one report.</summary>
    public bool TryEnter()
    {
        if (Volatile.Read(ref _failures) < threshold) return true;
        if (time.GetElapsedTime(Volatile.Read(ref _openedAt)) < _pause) return false;
        return Interlocked.CompareExchange(ref _trial, 1, 0) == 0;
    }

    /// <summary>Time until a trial call is let through.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            var left = _pause - time.GetElapsedTime(Volatile.Read(ref _openedAt));
            return left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
        }
    }

    public void Succeeded()
    {
        Volatile.Write(ref _failures, 0);
        Volatile.Write(ref _trial, 0);
    }

    public void Failed()
    {
        if (Interlocked.Increment(ref _failures) >= threshold) Volatile.Write(ref _openedAt, time.GetTimestamp());
        Volatile.Write(ref _trial, 0);
    }

    /// <summary>The call said nothing about the other side, e.g. the caller left.</summary>
    public void Abandoned() => Volatile.Write(ref _trial, 0);
}
