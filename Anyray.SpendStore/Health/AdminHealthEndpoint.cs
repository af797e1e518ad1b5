namespace Anyray.SpendStore.Health;

internal static class AdminHealthEndpoint
{
    public static void MapAdminHealth(this IEndpointRouteBuilder admin) => admin.MapGet("/health", async (HttpContext http, TimeProvider time) =>
    {
        var health = await AdminHealth.ReadAsync(http.RequestServices, time, http.RequestAborted);
        return Results.Json(health, statusCode: health.Status == "healthy" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }).WithTags("Health").Produces<AdminHealth>().WithSummary("503 when a required leg is down.");
}
