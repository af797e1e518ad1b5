using Anyray.Optimizer.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Regret;

/// <summary>Registers the regret guard: counters in Redis when configured, else in memory.</summary>
internal static class RegretExtensions
{
    public static IServiceCollection AddRegret(this IServiceCollection services)
    {
        services.TryAddSingleton<MemoryRegretStore>();
        services.TryAddSingleton<IRegretStore>(provider =>
            provider.GetRequiredService<RedisLink>().Configured ? ActivatorUtilities.CreateInstance<RedisRegretStore>(provider) : provider.GetRequiredService<MemoryRegretStore>());
        services.TryAddSingleton<RegretLedger>();
        return services;
    }
}
