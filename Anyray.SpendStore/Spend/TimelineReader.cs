using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

internal static class TimelineReader
{
    private const int MaxPoints = 10_000;

    /// <summary>One point for every hour or day of the period, also for those without a request.</summary>
    public static async Task<List<TimelinePoint>> TimelineAsync(this SpendContext db, SpendQuery query, RollupGrain grain, DateTimeOffset now, CancellationToken stop)
    {
        var (from, to) = query.Period(now);
        if (grain == RollupGrain.Day) from = from.Date;
        var step = grain == RollupGrain.Day ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
        if ((to - from) / step > MaxPoints) throw new InvalidInputException($"The period has more than {MaxPoints} points: choose a shorter one, or days.", "from");

        var known = await db.RollupsOf(query, grain, now)
            .GroupBy(r => r.Bucket)
            .Select(g => new TimelinePoint(
                g.Key,
                g.Sum(r => r.Requests),
                g.Sum(r => r.CostNanoUsd),
                g.Sum(r => r.BaselineCostNanoUsd),
                g.Sum(r => r.SavingsNanoUsd),
                g.Sum(r => r.InputTokens + r.CacheReadTokens + r.CacheWriteTokens + r.OutputTokens),
                g.Sum(r => r.TokensSaved),
                g.Sum(r => r.Failed),
                g.Sum(r => r.Cached)))
            .ToDictionaryAsync(p => p.Time, stop);

        var points = new List<TimelinePoint>();
        for (var time = from; time < to; time += step) points.Add(known.GetValueOrDefault(time) ?? new TimelinePoint(time, 0, 0, 0, 0, 0, 0, 0, 0));
        return points;
    }
}
