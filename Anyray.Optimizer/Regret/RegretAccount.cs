namespace Anyray.Optimizer.Regret;

/// <summary>Tokens one kind saved and cost one tenant within the window; an old window's figures are dropped as a whole.</summary>
internal sealed class RegretAccount(DateTimeOffset opened)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _opened = opened;
    private long _saved;
    private long _cost;
    private int _retrievals;

    public void Credit(long tokens)
    {
        lock (_lock) _saved += tokens;
    }

    public void Charge(long tokens)
    {
        lock (_lock)
        {
            _cost += tokens;
            _retrievals++;
        }
    }

    public bool IsNegative(DateTimeOffset now, TimeSpan window, int minRetrievals)
    {
        lock (_lock)
        {
            if (now - _opened > window)
            {
                (_opened, _saved, _cost, _retrievals) = (now, 0, 0, 0);
                return false;
            }
            return _retrievals >= minRetrievals && _cost > _saved;
        }
    }
}
