using Anyray.Contracts.Snapshot;
using StackExchange.Redis;

namespace Anyray.SpendStore.Control;

/// <summary>Carries the news of a change between replicas over Redis, when there is one. Without it they find out within a second.</summary>
internal sealed partial class ControlChannel(ControlSignal signal, IServiceProvider services, ILogger<ControlChannel> log) : BackgroundService
{
    private static readonly RedisChannel Channel = new(SnapshotChannel.Name, RedisChannel.PatternMode.Literal);

    /// <summary>Tells this process and, on a best effort, the others.</summary>
    public void Publish(long version)
    {
        signal.Notify();
        if (services.GetService<IConnectionMultiplexer>() is not { IsConnected: true } redis) return;
        redis.GetSubscriber().Publish(Channel, version, CommandFlags.FireAndForget);
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            // Resolving connects; the multiplexer then reconnects and subscribes by itself, even when Redis is down just now.
            if (services.GetService<IConnectionMultiplexer>() is not { } redis) return;
            await redis.GetSubscriber().SubscribeAsync(Channel, (_, _) => signal.Notify());
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogNoChannel(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No Redis channel for control changes, replicas poll instead: {Reason}")]
    private partial void LogNoChannel(string reason);
}
