using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Spend;

internal static class SpendEndpoints
{
    /// <summary><c>GET /admin/spend</c>: the summary of a period, by default the last 30 days.</summary>
    public static void MapSpend(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/spend", (SpendContext db, [AsParameters] SpendQuery query, TimeProvider time, CancellationToken stop) =>
            db.SummaryAsync(query, time.GetUtcNow(), stop));
}
