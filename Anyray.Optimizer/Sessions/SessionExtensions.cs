using Anyray.Optimizer.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Sessions;

/// <summary>Registers sessions: Redis when configured, else memory.</summary>
internal static class SessionExtensions
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.TryAddSingleton<MemorySessionStore>();
        services.TryAddSingleton<ISessionStore>(provider =>
            provider.GetRequiredService<RedisLink>().Configured ? ActivatorUtilities.CreateInstance<RedisSessionStore>(provider) : provider.GetRequiredService<MemorySessionStore>());
        services.TryAddSingleton<SessionTracker>();
        return services;
    }
}
