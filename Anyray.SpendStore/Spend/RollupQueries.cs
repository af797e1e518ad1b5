using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

/// <summary>The rollups of a query: days where the period covers them whole, hours at its edges.</summary>
internal static class RollupQueries
{
    public static IQueryable<RollupRow> RollupsOf(this SpendContext db, SpendQuery query, DateTimeOffset now) => Filter(query, Within(query, db.Rollups.AsNoTracking(), now));

    /// <summary>Rollups of one grain, for a timeline.</summary>
    public static IQueryable<RollupRow> RollupsOf(this SpendContext db, SpendQuery query, RollupGrain grain, DateTimeOffset now)
    {
        var (from, to) = query.Period(now);
        if (grain == RollupGrain.Day) from = from.Date;
        return Filter(query, db.Rollups.AsNoTracking().Where(r => r.Grain == grain && r.Bucket >= from && r.Bucket < to));
    }

    public static IQueryable<KindRollupRow> KindRollupsOf(this SpendContext db, SpendQuery query, DateTimeOffset now) => Filter(query, Within(query, db.KindRollups.AsNoTracking(), now));

    private static IQueryable<T> Within<T>(SpendQuery query, IQueryable<T> rows, DateTimeOffset now) where T : class, IRollup
    {
        var (from, to) = query.Period(now);
        var (firstDay, endDay) = WholeDays(from, to);
        return rows.Where(r =>
            (r.Grain == RollupGrain.Day && r.Bucket >= firstDay && r.Bucket < endDay)
            || (r.Grain == RollupGrain.Hour && ((r.Bucket >= from && r.Bucket < firstDay) || (r.Bucket >= endDay && r.Bucket < to))));
    }

    private static IQueryable<T> Filter<T>(SpendQuery query, IQueryable<T> rows) where T : class, IRollup
    {
        if (query.Tenant is { Length: > 0 } tenants) rows = rows.Where(r => tenants.Contains(r.Tenant));
        if (query.User is { Length: > 0 } users) rows = rows.Where(r => users.Contains(r.User));
        if (query.Team is { Length: > 0 } teams) rows = rows.Where(r => teams.Contains(r.Team));
        if (query.Key is { Length: > 0 } keys) rows = rows.Where(r => keys.Contains(r.KeyId));
        if (query.Provider is { Length: > 0 } providers) rows = rows.Where(r => providers.Contains(r.Provider));
        if (query.Model is { Length: > 0 } models) rows = rows.Where(r => models.Contains(r.Model));
        if (query.Tool is { Length: > 0 } tools) rows = rows.Where(r => tools.Contains(r.Tool));
        return rows;
    }

    private static (DateTime First, DateTime End) WholeDays(DateTime from, DateTime to)
    {
        var first = from == from.Date ? from : from.Date.AddDays(1);
        var end = to.Date;
        // Within one day there is no whole one: all of it is read by the hour.
        return first < end ? (first, end) : (to, to);
    }
}
