using Anyray.Optimizer.Hosts;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the in-process hooks (Envoy, Portkey) share.</summary>
internal static class HostsExtensions
{
    /// <summary>Adds the engine's in-process entry and the rows that follow from it.</summary>
    public static IServiceCollection AddHosts(this IServiceCollection services) => services
        .AddSingleton<IHostOptimizer, HostOptimizer>()
        .AddSingleton<HostLedger>()
        .AddHostedService(provider => provider.GetRequiredService<HostLedger>());
}
