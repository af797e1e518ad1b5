using Anyray.Optimizer.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Stash;

/// <summary>Registers the stash: Redis when configured, else encrypted files when there is a key, else memory.</summary>
internal static class StashExtensions
{
    public static IServiceCollection AddStash(this IServiceCollection services)
    {
        services.TryAddSingleton<ContentCipher>();
        services.TryAddSingleton<MemoryStash>();
        services.TryAddSingleton<IStash>(provider =>
            provider.GetRequiredService<RedisLink>().Configured ? ActivatorUtilities.CreateInstance<RedisStash>(provider)
            : provider.GetRequiredService<ContentCipher>().HasKey ? ActivatorUtilities.CreateInstance<FileStash>(provider)
            : provider.GetRequiredService<MemoryStash>());
        return services;
    }
}
