using StackExchange.Redis;

namespace Anyray.Optimizer.Settings;

/// <summary>One key for all replicas; a message tells them of a change.</summary>
internal sealed class RedisSettingsStore(IConnectionMultiplexer redis) : ISettingsStore
{
    private const string Key = "anyray:optimizer:settings";

    // A message can be lost while the connection is; looking again bounds what that costs.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _changed = new(0);
    private bool _subscribed;

    public string Name => "shared";

    public async Task<string?> LoadAsync(CancellationToken cancellation) =>
        await redis.GetDatabase().StringGetAsync(Key).WaitAsync(cancellation);

    public async Task SaveAsync(string config, CancellationToken cancellation)
    {
        await redis.GetDatabase().StringSetAsync(Key, config).WaitAsync(cancellation);
        await redis.GetSubscriber().PublishAsync(new RedisChannel(Key, RedisChannel.PatternMode.Literal), "changed").WaitAsync(cancellation);
    }

    public async Task WaitForChangeAsync(CancellationToken cancellation)
    {
        if (!_subscribed)
        {
            await redis.GetSubscriber().SubscribeAsync(new RedisChannel(Key, RedisChannel.PatternMode.Literal), (_, _) => _changed.Release());
            _subscribed = true;
        }
        await _changed.WaitAsync(LookAgain, cancellation);
    }
}
