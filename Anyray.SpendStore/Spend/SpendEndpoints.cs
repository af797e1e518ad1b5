using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Exports;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Parity;
using Anyray.SpendStore.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

internal static class SpendEndpoints
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;

    public static void MapSpend(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/spend", (SpendContext db, [AsParameters] SpendQuery query, TimeProvider time, CancellationToken stop) =>
            db.SummaryAsync(query, time.GetUtcNow(), stop)).WithTags("Spend").WithSummary("Totals of a period, by default the last 30 days.");

        var spend = admin.MapGroup("/v1/spend").WithTags("Spend");
        spend.MapGet("/timeseries", Timeseries).WithSummary("One point per hour or day: grain=hour|day.");
        spend.MapGet("/breakdown", (SpendContext db, [AsParameters] SpendQuery query, string by, int? limit, TimeProvider time, CancellationToken stop) =>
            db.BreakdownAsync(query, by, Limit(limit), time.GetUtcNow(), stop)).WithSummary("Sums by user, team, model, provider, tool, key or tenant.");
        spend.MapGet("/requests", Requests).WithSummary("Lines of the ledger, newest first; go on with cursor=next.");
        spend.MapGet("/sessions", (SpendContext db, string? user, int? limit, CancellationToken stop) => db.SessionsAsync(user, Limit(limit), stop)).WithSummary("Sessions, the one used last first.");
        spend.MapGet("/sessions/{id}", SessionLines).WithSummary("A session's totals and its first 1000 requests in order.");
        spend.MapGet("/savings", Savings).WithSummary("What each strategy saved.");
        spend.MapGet("/quality-parity", (SpendContext db, [AsParameters] SpendQuery query, TimeProvider time, CancellationToken stop) =>
            QualityParity.ReadAsync(db, query, time.GetUtcNow(), stop)).WithSummary("Holdout against treated, with 95 % confidence intervals.");
        spend.MapExport();
    }

    public static Task<List<SessionRow>> SessionsAsync(this SpendContext db, string? user, int limit, CancellationToken stop) =>
        db.Sessions.AsNoTracking().Where(s => string.IsNullOrEmpty(user) || s.User == user).OrderByDescending(s => s.LastTime).Take(limit).ToListAsync(stop);

    private static async Task<object> Timeseries(SpendContext db, [AsParameters] SpendQuery query, string? grain, TimeProvider time, CancellationToken stop)
    {
        var step = (grain ?? "day").ToLowerInvariant() switch
        {
            "hour" => RollupGrain.Hour,
            "day" => RollupGrain.Day,
            _ => throw new InvalidInputException("'grain' is hour or day.", "grain"),
        };
        return await db.TimelineAsync(query, step, time.GetUtcNow(), stop);
    }

    private static async Task<object> Requests(SpendContext db, [AsParameters] SpendQuery query, [AsParameters] LedgerFilter filter, string? cursor, int? limit, TimeProvider time, CancellationToken stop)
    {
        var (rows, next) = await db.PageAsync(query, filter, cursor, Limit(limit), time.GetUtcNow(), stop);
        return new { Items = rows, Next = next };
    }

    private static async Task<IResult> SessionLines(SpendContext db, string id, string? tenant, CancellationToken stop)
    {
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.SessionId == id && (tenant == null || s.Tenant == tenant), stop);
        if (session is null) return ApiError.Result(StatusCodes.Status404NotFound, $"There is no session {id}.", "id");
        return Results.Json(new { Session = session, Requests = await db.SessionLinesAsync(session, MaxLimit, stop) });
    }

    public static Task<List<LedgerRow>> SessionLinesAsync(this SpendContext db, SessionRow session, int limit, CancellationToken stop) =>
        db.Ledger.AsNoTracking()
            .Where(r => r.SessionId == session.SessionId && r.Tenant == session.Tenant && r.Time >= session.FirstTime && r.Time <= session.LastTime && r.Attempt == null && r.Corrects == null)
            .OrderBy(r => r.Time).ThenBy(r => r.Id).Take(limit).ToListAsync(stop);

    private static async Task<object> Savings(SpendContext db, [AsParameters] SpendQuery query, TimeProvider time, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var totals = await db.TotalsAsync(query, now, stop);
        return new
        {
            BaselineCostUsd = Usd.FromNanos(totals.BaselineCostNanoUsd),
            CostUsd = Usd.FromNanos(totals.CostNanoUsd),
            OptimizerCostUsd = Usd.FromNanos(totals.OptimizerCostNanoUsd),
            SavingsUsd = Usd.FromNanos(totals.SavingsNanoUsd),
            Kinds = (await db.KindsAsync(query, now, stop)).Select(k => new { k.Kind, k.Requests, k.TokensSaved, SavingsUsd = Usd.FromNanos(k.SavingsNanoUsd) }),
        };
    }

    private static int Limit(int? limit) =>
        limit is null or (> 0 and <= MaxLimit) ? limit ?? DefaultLimit : throw new InvalidInputException($"'limit' is 1 to {MaxLimit}.", "limit");
}
