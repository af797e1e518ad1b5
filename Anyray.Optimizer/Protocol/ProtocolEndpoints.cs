using Anyray.Optimizer.Records;

namespace Anyray.Optimizer.Protocol;

/// <summary>Optimizer Protocol v1.</summary>
internal static class ProtocolEndpoints
{
    public static IServiceCollection AddProtocol(this IServiceCollection services)
    {
        services.AddHttpClient(SpendStoreLink.Client, client => client.Timeout = TimeSpan.FromSeconds(5));
        return services.AddSingleton<OptimizeEndpoint>().AddSingleton<OptimizeResponseEndpoint>().AddSingleton<CacheEndpoint>()
            .AddSingleton<RetrieveEndpoint>().AddSingleton<SpendStoreLink>().AddSingleton<RecordEndpoint>().AddSingleton<HealthEndpoint>().AddSingleton<SettingsEndpoint>();
    }

    public static WebApplication MapProtocol(this WebApplication app)
    {
        app.MapGet("/health", (HealthEndpoint health) => health.Handle());
        app.MapGet("/alive", () => Results.Text("Healthy"));

        var hook = app.MapGroup("/v1").AddEndpointFilter<ProtocolFilter>().AddEndpointFilter<HookAuthFilter>();
        hook.MapPost("/optimize", (OptimizeEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));
        hook.MapPost("/optimize-response", (OptimizeResponseEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));
        hook.MapPost("/cache", (CacheEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));
        hook.MapPost("/retrieve", (RetrieveEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));
        hook.MapPost("/record", (RecordEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));

        var admin = app.MapGroup("/admin").AddEndpointFilter<ProtocolFilter>().AddEndpointFilter<AdminAuthFilter>();
        admin.MapGet("/auth", () => Results.Json(new { ok = true }));
        admin.MapGet("/optimizer/settings", (SettingsEndpoint endpoint) => endpoint.Get());
        admin.MapPut("/optimizer/settings", (SettingsEndpoint endpoint, HttpContext context) => endpoint.PutAsync(context));
        admin.MapGet("/optimizer/kinds", (SettingsEndpoint endpoint) => endpoint.Kinds());
        admin.MapPost("/optimizer/off", (SettingsEndpoint endpoint, HttpContext context) => endpoint.SwitchAsync(context, off: true));
        admin.MapPost("/optimizer/on", (SettingsEndpoint endpoint, HttpContext context) => endpoint.SwitchAsync(context, off: false));
        return app;
    }
}
