using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Keys;

internal static class ClientKeyEndpoints
{
    public static void MapClientKeys(this IEndpointRouteBuilder admin)
    {
        var keys = admin.MapGroup("/client-keys").WithTags("Client keys");
        keys.MapGet("", async (SpendContext db, CancellationToken stop) =>
            (await db.Keys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(stop)).Select(ClientKeyView.Of))
            .WithSummary("All keys, newest first, revoked ones included; never the keys themselves.");
        keys.MapPost("", async (ClientKeyInput input, HttpContext http, SpendContext db, ClientKeys issuer) =>
        {
            var issued = await issuer.CreateAsync(db, input, Actor.Of(http), http.RequestAborted);
            return Results.Json(issued, statusCode: StatusCodes.Status201Created);
        }).Produces<IssuedKey>(StatusCodes.Status201Created).WithSummary("Creates a key. The answer is the only place that shows it.");
        keys.MapPost("/{id}/rotate", async (string id, HttpContext http, SpendContext db, ClientKeys issuer) =>
            await issuer.RotateAsync(db, id, Actor.Of(http), http.RequestAborted) is { } issued ? Results.Json(issued) : NoSuchKey(id))
            .Produces<IssuedKey>().WithSummary("Replaces a key's secret; the old one stops working within a second.");
        keys.MapDelete("/{id}", async (string id, HttpContext http, SpendContext db, ClientKeys issuer) =>
            await issuer.RevokeAsync(db, id, Actor.Of(http), http.RequestAborted) ? Results.NoContent() : NoSuchKey(id))
            .WithSummary("Revokes a key within a second.");
    }

    private static IResult NoSuchKey(string id) => ApiError.Result(StatusCodes.Status404NotFound, $"There is no key {id} in force.", "id");
}
