namespace Anyray.Gateway.Health;

/// <summary>Probes beside <c>/health</c> and <c>/alive</c>, which every service has.</summary>
internal static class ProbeExtensions
{
    /// <summary>Maps <c>GET /</c> (200 with "AI Gateway", 503 while draining) and <c>/livez</c>.</summary>
    public static void MapProbes(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        var drain = app.Services.GetRequiredService<Drain>();
        RequestDelegate root = http =>
        {
            var draining = drain.Begun;
            http.Response.StatusCode = draining ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return http.Response.WriteAsync(draining ? "Anyray AI Gateway is draining.\n" : "Anyray AI Gateway is up.\n");
        };
        app.MapGet("/", root);
        RequestDelegate alive = http => http.Response.WriteAsync("Healthy");
        app.MapGet("/livez", alive);
    }
}
