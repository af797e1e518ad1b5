namespace Anyray.Gateway.Forwarding;

/// <summary>Registers and maps what is forwarded as it comes.</summary>
internal static class ForwardingExtensions
{
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddSingleton<ForwardedTargets>();
        services.AddSingleton<ForwardedCalls>();
    }

    public static void MapForwarding(this WebApplication app)
    {
        var calls = app.Services.GetRequiredService<ForwardedCalls>();
        RequestDelegate run = calls.RunAsync;
        app.Map("/v1/{**rest}", run);
    }
}
