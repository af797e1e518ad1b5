namespace Anyray.Gateway.Routing;

/// <summary>Registers routing.</summary>
internal static class RoutingExtensions
{
    public static void AddModelRouting(this WebApplicationBuilder builder) => Add(builder.Services);

    private static void Add(IServiceCollection services)
    {
        services.AddSingleton<RoutePlanner>();
        services.AddSingleton<RouteRunner>();
    }
}
