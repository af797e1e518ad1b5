namespace Anyray.Optimizer.WarmUp;

/// <summary>Registers the warm-up; it runs after the settings are loaded.</summary>
internal static class WarmUpExtensions
{
    public static IServiceCollection AddWarmUp(this IServiceCollection services)
    {
        services.AddSingleton<PipelineWarmUp>();
        return services.AddHostedService(provider => provider.GetRequiredService<PipelineWarmUp>());
    }
}
