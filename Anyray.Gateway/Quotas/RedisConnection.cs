using StackExchange.Redis;

namespace Anyray.Gateway.Quotas;

/// <summary>The Redis connection, made in the background so that a Redis that is down delays neither start nor request.</summary>
internal sealed class RedisConnection(IServiceProvider services)
{
    private readonly Task<IConnectionMultiplexer> _connecting = Task.Run(services.GetRequiredService<IConnectionMultiplexer>);

    /// <exception cref="RedisConnectionException">There is no connection yet.</exception>
    public IDatabase Database => _connecting.IsCompletedSuccessfully
        ? _connecting.Result.GetDatabase()
        : throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "Not connected to Redis yet.");
}
