using Anyray.Contracts.Snapshot;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Budgets;

internal static class BudgetEndpoints
{
    public static void MapBudgets(this IEndpointRouteBuilder admin)
    {
        var budgets = admin.MapGroup("/budgets").WithTags("Budgets");
        budgets.MapGet("", (SpendContext db, TimeProvider time, CancellationToken stop) => db.BudgetUseAsync(time.GetUtcNow(), stop))
            .WithSummary("All budgets with what is used of them in their current period.");
        budgets.MapPost("", async (BudgetInput input, HttpContext http, SpendContext db, BudgetAdmin admin) =>
            Results.Json(await admin.SaveAsync(db, null, input, Actor.Of(http), http.RequestAborted), statusCode: StatusCodes.Status201Created))
            .Produces<Budget>(StatusCodes.Status201Created).WithSummary("Creates a budget.");
        budgets.MapPut("/{id}", async (string id, BudgetInput input, HttpContext http, SpendContext db, BudgetAdmin admin) =>
            await admin.SaveAsync(db, id, input, Actor.Of(http), http.RequestAborted) is { } saved ? Results.Json(saved) : NoSuchBudget(id))
            .Produces<Budget>().WithSummary("Replaces a budget; what is used of it stays.");
        budgets.MapDelete("/{id}", async (string id, HttpContext http, SpendContext db, BudgetAdmin admin) =>
            await admin.RemoveAsync(db, id, Actor.Of(http), http.RequestAborted) ? Results.NoContent() : NoSuchBudget(id))
            .WithSummary("Removes a budget.");
    }

    private static IResult NoSuchBudget(string id) => ApiError.Result(StatusCodes.Status404NotFound, $"There is no budget {id}.", "id");
}
