using Anyray.Optimizer.Protocol;

namespace Anyray.Optimizer.Portkey;

/// <summary>Portkey as a host.</summary>
internal static class PortkeyEndpoints
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddPortkey(this IServiceCollection services) =>
        services.AddSingleton<PendingCalls>().AddSingleton<WebhookEndpoint>().AddSingleton<CachedAnswerEndpoint>();

    /// <summary>Maps the webhook and the cache target, behind the optimizer token like the protocol's own hooks.</summary>
    public static WebApplication MapPortkey(this WebApplication app)
    {
        var portkey = app.MapGroup("/portkey").AddEndpointFilter<ProtocolFilter>().AddEndpointFilter<HookAuthFilter>();
        portkey.MapPost("/webhook", (WebhookEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));
        portkey.MapPost("/cache/v1/chat/completions", (CachedAnswerEndpoint endpoint, HttpContext context) => endpoint.HandleAsync(context));
        return app;
    }
}
