namespace Anyray.SpendStore.Rollups;

internal static class RollupExtensions
{
    public static void AddRollups(this IServiceCollection services)
    {
        services.AddSingleton<RollupWriter>();
        services.AddSingleton<RollupFold>();
        services.AddHostedService(provider => provider.GetRequiredService<RollupFold>());
    }
}
