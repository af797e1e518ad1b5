using Anyray.Optimizer.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Stash;

/// <summary>Registers the stash: with a content key Redis when configured, else encrypted files; without a key memory, so that nothing taken out of a request lies anywhere in the clear.</summary>
internal static class StashExtensions
{
    public static IServiceCollection AddStash(this IServiceCollection services)
    {
        services.TryAddSingleton<ContentCipher>();
        services.TryAddSingleton<MemoryStash>();
        services.TryAddSingleton<IStash>(provider =>
            !provider.GetRequiredService<ContentCipher>().HasKey ? provider.GetRequiredService<MemoryStash>()
            : provider.GetRequiredService<RedisLink>().Configured ? ActivatorUtilities.CreateInstance<RedisStash>(provider)
            : ActivatorUtilities.CreateInstance<FileStash>(provider));
        return services.AddHostedService<StashNotice>();
    }
}
