using Anyray.Contracts.Pricing;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Prices;

internal static class PriceEndpoints
{
    public static void MapPrices(this IEndpointRouteBuilder admin)
    {
        var prices = admin.MapGroup("/prices").WithTags("Prices");
        prices.MapGet("", async (string? provider, string? q, SpendContext db, CancellationToken stop) => new
        {
            Version = PriceTable.Seed.Version,
            Own = (await db.Prices.AsNoTracking().ToListAsync(stop)).Select(p => p.ToContract()).Where(p => Matches(p, provider, q)),
            Shipped = PriceTable.Seed.All.Where(p => Matches(p, provider, q)),
        }).WithSummary("Prices in nano-USD per million tokens: own ones win over those that ship.");
        prices.MapPut("", async (ModelPrice price, HttpContext http, SpendContext db, PriceBook book) =>
        {
            await book.SetAsync(db, price, Actor.Of(http), http.RequestAborted);
            return Results.Json(price);
        }).Produces<ModelPrice>().WithSummary("Sets a price from a day on. The past keeps its cost until it is re-priced.");
        prices.MapDelete("/{provider}/{effectiveFrom}/{**model}", async (string provider, DateOnly effectiveFrom, string model, HttpContext http, SpendContext db, PriceBook book) =>
            await book.RemoveAsync(db, provider, model, effectiveFrom, Actor.Of(http), http.RequestAborted)
                ? Results.NoContent() : ApiError.Result(StatusCodes.Status404NotFound, $"No own price of {provider}/{model} from {effectiveFrom:yyyy-MM-dd}."))
            .WithSummary("Removes an own price; the shipped one is in force again.");
        prices.MapPost("/reprice", (RepriceInput input, HttpContext http, SpendContext db, Repricing repricing) =>
            repricing.RunAsync(db, input, Actor.Of(http), http.RequestAborted))
            .WithSummary("Prices a period anew at today's table: each line whose cost differs gets a correction line, the line itself stays.");
    }

    internal static bool Matches(ModelPrice price, string? provider, string? text) =>
        (string.IsNullOrEmpty(provider) || price.Provider == provider)
        && (string.IsNullOrEmpty(text) || price.Model.Contains(text, StringComparison.OrdinalIgnoreCase));
}
