namespace Anyray.Gateway.Routing;

/// <summary>Registers routing.</summary>
internal static class RoutingExtensions
{
    public static void AddModelRouting(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<RoutingOptions>("Routing");
        builder.Services.AddSingleton(Random.Shared);
        builder.Services.AddSingleton<ProviderResolver>();
        builder.Services.AddSingleton<TargetResolver>();
        builder.Services.AddSingleton<Credentials>();
        builder.Services.AddSingleton<CustomHosts>();
        builder.Services.AddSingleton<NamedRoutes>();
        builder.Services.AddSingleton<RoutePlanner>();
        builder.Services.AddSingleton<HedgeRunner>();
        builder.Services.AddSingleton<RouteRunner>();
    }
}
