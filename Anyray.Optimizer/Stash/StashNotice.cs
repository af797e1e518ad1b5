using Anyray.Optimizer.Redis;

namespace Anyray.Optimizer.Stash;

/// <summary>Says once at start what it means that there is no content key, where that matters: with a Redis that replicas share, and in Production.</summary>
internal sealed partial class StashNotice(ContentCipher cipher, RedisLink redis, IHostEnvironment environment, ILogger<StashNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!cipher.HasKey && redis.Configured) LogShared(logger);
        else if (!cipher.HasKey && environment.IsProduction()) LogAlone(logger);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "ANYRAY_CONTENT_KEY is not set: spans taken out of requests stay in this process's memory (other replicas do not find them, a restart loses them), "
        + "and session pins and cached answers are in Redis unencrypted. Set it to 64 hex digits, the same on every replica.")]
    private static partial void LogShared(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "ANYRAY_CONTENT_KEY is not set: spans taken out of requests stay in this process's memory, and a restart loses them. Set it to 64 hex digits.")]
    private static partial void LogAlone(ILogger logger);
}
