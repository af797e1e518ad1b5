using System.Collections.Concurrent;
using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Upstream;

/// <summary>One circuit breaker per provider and base address.</summary>
internal sealed class Breakers(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Provider, string BaseUrl), CircuitBreaker> _breakers = new();

    public CircuitBreaker Of(Target target) =>
        _breakers.GetOrAdd((target.Provider.Slug, target.BaseUrl), static (_, time) => new CircuitBreaker(time), time);
}
