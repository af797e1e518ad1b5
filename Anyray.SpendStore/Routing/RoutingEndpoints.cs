using System.Text.Json;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Routing;

internal static class RoutingEndpoints
{
    public static void MapRouting(this IEndpointRouteBuilder admin)
    {
        var routing = admin.MapGroup("/routing").WithTags("Routing");
        routing.MapGet("", async (SpendContext db, CancellationToken stop) =>
            (await db.Routing.AsNoTracking().OrderBy(r => r.Name).ToListAsync(stop)).Select(r => new { r.Name, Config = RoutingAdmin.Redacted(r.ToContract().Config), r.UpdatedAt }))
            .WithSummary("All named routing configs, literal keys redacted.");
        routing.MapPut("/{name}", async (string name, JsonElement config, HttpContext http, SpendContext db, RoutingAdmin admin) =>
        {
            await admin.SaveAsync(db, name, config, Actor.Of(http), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Sets the config that requests name in x-anyray-config.");
        routing.MapDelete("/{name}", async (string name, HttpContext http, SpendContext db, RoutingAdmin admin) =>
            await admin.RemoveAsync(db, name, Actor.Of(http), http.RequestAborted)
                ? Results.NoContent() : ApiError.Result(StatusCodes.Status404NotFound, $"There is no routing config {name}.", "name"))
            .WithSummary("Removes a config.");
    }
}
