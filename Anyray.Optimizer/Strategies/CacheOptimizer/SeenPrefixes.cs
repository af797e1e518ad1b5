using System.Collections.Concurrent;

namespace Anyray.Optimizer.Strategies.CacheOptimizer;

/// <summary>Prefixes sent within the life of Anthropic's short cache. A breakpoint changes nothing the model reads, so replicas need not agree on it.</summary>
internal sealed class SeenPrefixes(TimeProvider time)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Tenant, ulong Prefix), long> _at = new();

    /// <summary>Whether the prefix was sent lately; notes that it is sent now.</summary>
    public bool Touch(string tenant, ulong prefix)
    {
        var now = time.GetTimestamp();
        var seen = _at.TryGetValue((tenant, prefix), out var at) && time.GetElapsedTime(at, now) <= Lifetime;
        if (_at.Count >= Capacity) Forget(now);
        _at[(tenant, prefix)] = now;
        return seen;
    }

    private void Forget(long now)
    {
        foreach (var (key, at) in _at)
            if (time.GetElapsedTime(at, now) > Lifetime) _at.TryRemove(key, out _);
        if (_at.Count >= Capacity) _at.Clear();
    }
}
