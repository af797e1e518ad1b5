using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Anyray.Optimizer.Redis;

/// <summary>
/// Redis as the request path uses it: every call has a short deadline, and after a failure calls are skipped for a moment, so
/// that a dead or frozen Redis costs one deadline a second and not one a request.
/// </summary>
internal sealed partial class RedisLink(TimeProvider time, IOptions<OptimizerOptions> options, ILogger<RedisLink> logger, IConnectionMultiplexer? redis = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _deadline = TimeSpan.FromMilliseconds(options.Value.RedisDeadlineMs);
    private long _failedAt;

    /// <summary>A Redis is configured; it may be down.</summary>
    public bool Configured => redis is not null;

    /// <summary>The call's result and true, or false when Redis is absent, down or late.</summary>
    public async ValueTask<(bool Ok, T? Value)> TryAsync<T>(Func<IDatabase, Task<T>> call)
    {
        if (redis is null) return default;
        if (_failedAt != 0 && time.GetElapsedTime(_failedAt) < Pause) return default;
        try
        {
            var value = await call(redis.GetDatabase()).WaitAsync(_deadline, time);
            _failedAt = 0;
            return (true, value);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (_failedAt == 0) LogDown(logger, e.GetType().Name);
            _failedAt = time.GetTimestamp();
            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not answer ({Exception}); memory of this process stands in.")]
    private static partial void LogDown(ILogger logger, string exception);
}
