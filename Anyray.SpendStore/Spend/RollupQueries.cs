using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

/// <summary>The rollups of a query: days where the period covers them whole, hours at its edges.</summary>
internal static class RollupQueries
{
    public static IQueryable<RollupRow> RollupsOf(this SpendContext db, SpendQuery query, DateTimeOffset now)
    {
        var (from, to) = query.Period(now);
        var (firstDay, endDay) = WholeDays(from, to);
        return Filter(query, db.Rollups.AsNoTracking().Where(r =>
            (r.Grain == RollupGrain.Day && r.Bucket >= firstDay && r.Bucket < endDay)
            || (r.Grain == RollupGrain.Hour && ((r.Bucket >= from && r.Bucket < firstDay) || (r.Bucket >= endDay && r.Bucket < to)))));
    }

    /// <summary>Rollups of one grain, for a timeline.</summary>
    public static IQueryable<RollupRow> RollupsOf(this SpendContext db, SpendQuery query, RollupGrain grain, DateTimeOffset now)
    {
        var (from, to) = query.Period(now);
        if (grain == RollupGrain.Day) from = from.Date;
        return Filter(query, db.Rollups.AsNoTracking().Where(r => r.Grain == grain && r.Bucket >= from && r.Bucket < to));
    }

    public static IQueryable<KindRollupRow> KindRollupsOf(this SpendContext db, SpendQuery query, DateTimeOffset now)
    {
        var (from, to) = query.Period(now);
        var (firstDay, endDay) = WholeDays(from, to);
        var rows = db.KindRollups.AsNoTracking().Where(r =>
            (r.Grain == RollupGrain.Day && r.Bucket >= firstDay && r.Bucket < endDay)
            || (r.Grain == RollupGrain.Hour && ((r.Bucket >= from && r.Bucket < firstDay) || (r.Bucket >= endDay && r.Bucket < to))));
        if (Has(query.Tenant)) rows = rows.Where(r => r.Tenant == query.Tenant);
        if (Has(query.User)) rows = rows.Where(r => r.User == query.User);
        if (Has(query.Team)) rows = rows.Where(r => r.Team == query.Team);
        if (Has(query.Key)) rows = rows.Where(r => r.KeyId == query.Key);
        if (Has(query.Provider)) rows = rows.Where(r => r.Provider == query.Provider);
        if (Has(query.Model)) rows = rows.Where(r => r.Model == query.Model);
        if (Has(query.Tool)) rows = rows.Where(r => r.Tool == query.Tool);
        return rows;
    }

    private static IQueryable<RollupRow> Filter(SpendQuery query, IQueryable<RollupRow> rows)
    {
        if (Has(query.Tenant)) rows = rows.Where(r => r.Tenant == query.Tenant);
        if (Has(query.User)) rows = rows.Where(r => r.User == query.User);
        if (Has(query.Team)) rows = rows.Where(r => r.Team == query.Team);
        if (Has(query.Key)) rows = rows.Where(r => r.KeyId == query.Key);
        if (Has(query.Provider)) rows = rows.Where(r => r.Provider == query.Provider);
        if (Has(query.Model)) rows = rows.Where(r => r.Model == query.Model);
        if (Has(query.Tool)) rows = rows.Where(r => r.Tool == query.Tool);
        return rows;
    }

    private static (DateTime First, DateTime End) WholeDays(DateTime from, DateTime to)
    {
        var first = from == from.Date ? from : from.Date.AddDays(1);
        var end = to.Date;
        // Within one day there is no whole one: all of it is read by the hour.
        return first < end ? (first, end) : (to, to);
    }

    private static bool Has(string? text) => !string.IsNullOrEmpty(text);
}
