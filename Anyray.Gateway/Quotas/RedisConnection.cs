using StackExchange.Redis;

namespace Anyray.Gateway.Quotas;

/// <summary>The Redis connection, made in the background so that a Redis that is down delays neither start nor request.</summary>
internal sealed class RedisConnection(IServiceProvider services)
{
    private readonly Task<IConnectionMultiplexer> _connecting = Task.Run(services.GetRequiredService<IConnectionMultiplexer>);

    /// <summary>The database, once connected. The caller bounds how long it waits.</summary>
    public async ValueTask<IDatabase> GetDatabaseAsync() => (await _connecting).GetDatabase();
}
