using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Regret;
using Anyray.Optimizer.Sessions;
using Anyray.Optimizer.Settings;
using Anyray.Optimizer.Stash;
using Anyray.Optimizer.Strategies;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Anyray.Optimizer.Pipeline;

/// <summary>Registers everything from a request's bytes to its outcome; the hosts' hooks build on it.</summary>
internal static class OptimizerCore
{
    public static IServiceCollection AddOptimizerCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient();
        services.AddSingleton<RedisLink>();
        services.AddStrategies().AddSingleton<StrategyRegistry>().AddSingleton<StrategyPipeline>();
        services.AddStash().AddRegret().AddSessions().AddAnswerCache().AddSettings();
        services.AddSingleton<SpanKeeper>().AddSingleton<OptimizeEngine>();
        return services;
    }

    private static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.TryAddSingleton<ISettingsStore>(provider => provider.GetService<IConnectionMultiplexer>() is not null
            ? ActivatorUtilities.CreateInstance<RedisSettingsStore>(provider)
            : ActivatorUtilities.CreateInstance<FileSettingsStore>(provider));
        services.TryAddSingleton(DefaultsMigrations.Product);
        services.AddSingleton<SettingsReader>().AddSingleton<SettingsAudit>().AddSingleton<SettingsHolder>();
        return services.AddHostedService(provider => provider.GetRequiredService<SettingsHolder>());
    }
}
