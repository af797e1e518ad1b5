using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Cors;

/// <summary>Lets pages of named origins call <c>/v1</c>; off unless <c>ANYRAY_CORS_ORIGINS</c> (comma-separated, or <c>*</c>) is set.</summary>
internal static class CorsExtensions
{
    private const string Variable = "ANYRAY_CORS_ORIGINS";

    private static readonly string[] Exposed =
    [
        "x-anyray-optimization", "x-anyray-provider", "x-anyray-last-used-option-index", "x-anyray-retry-attempt-count", "x-anyray-trace-id",
        "x-anyray-overhead-ms", "x-anyray-cost-usd", "x-anyray-dropped-params", "x-anyray-budget-warning", "retry-after", "request-id", "x-request-id",
    ];

    public static void AddGatewayCors(this WebApplicationBuilder builder)
    {
        var origins = Origins(builder.Configuration);
        if (origins.Length == 0) return;
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins(origins).AllowAnyHeader().WithMethods("GET", "POST", "DELETE").WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }

    public static void UseGatewayCors(this WebApplication app)
    {
        if (Origins(app.Configuration).Length > 0) app.UseWhen(http => http.Request.Path.StartsWithSegments("/v1") || http.Request.Path.StartsWithSegments("/v1beta"), branch => branch.UseCors());
    }

    private static string[] Origins(IConfiguration configuration)
    {
        var origins = (configuration[Variable] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // A browser sends nothing but these three pieces: an origin with more would never match.
        if (Array.Exists(origins, origin => origin != "*" && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Length > 0 && origin.EndsWith(uri.Authority, StringComparison.OrdinalIgnoreCase))))
            throw new OptionsValidationException(Variable, typeof(CorsExtensions), [$"{Variable} must be * or a comma-separated list of origins such as https://app.example.com, without a path."]);
        return origins;
    }
}
