using Anyray.Gateway.Errors;

namespace Anyray.Gateway.Health;

/// <summary>Lets open calls end before the service stops, and takes no new ones meanwhile.</summary>
internal static class DrainExtensions
{
    public static void AddDrain(this IServiceCollection services)
    {
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
    }

    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use((HttpContext http, RequestDelegate next) => !IsCall(http.Request.Path) || drain.TryEnter(http) ? next(http) : RefuseAsync(http));
    }

    private static bool IsCall(PathString path) => path.StartsWithSegments("/v1") || path.StartsWithSegments("/v1beta");

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        http.Response.Headers.Connection = "close";
        return PlainError.WriteAsync(http, PlainError.DialectOf(http), StatusCodes.Status503ServiceUnavailable, ErrorType.Overloaded, "This gateway is about to stop; send the call again.", "draining");
    }
}
