using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Spend;

/// <summary>
/// How far back a page of filtered lines has to look. The rollups know on which days such lines are, so that a filter that
/// few lines pass does not read a whole period of the ledger.
/// </summary>
internal static class LedgerReach
{
    /// <summary>No line of the page is older than this.</summary>
    public static async Task<DateTime> OldestAsync(this SpendContext db, SpendQuery query, LedgerFilter filter, DateTime before, int lines, DateTimeOffset now, CancellationToken stop)
    {
        var days = await db.RollupsOf(query, RollupGrain.Day, now)
            .GroupBy(r => r.Bucket)
            .OrderByDescending(g => g.Key)
            .Select(g => new Day(g.Key, g.Sum(r => r.Requests), g.Sum(r => r.Failed), g.Sum(r => r.Cancelled), g.Sum(r => r.Cached), g.Sum(r => r.SettledUnknown)))
            .ToListAsync(stop);
        // Lines of the last seconds are not in the rollups yet.
        var oldest = now.UtcDateTime.Date.AddDays(-1);
        long found = 0;
        foreach (var day in days)
        {
            if (day.Bucket >= before || Count(day, filter) is 0) continue;
            if (day.Bucket < oldest) oldest = day.Bucket;
            // Of a day that the page begins in, earlier pages may have shown all.
            if (day.Bucket.AddDays(1) <= before) found += Count(day, filter);
            if (found >= lines) break;
        }
        return oldest;
    }

    private sealed record Day(DateTime Bucket, long Requests, long Failed, long Cancelled, long Cached, long SettledUnknown);

    private static long Count(Day day, LedgerFilter filter) => filter.State is not { Length: > 0 } states ? day.Requests : states.Sum(state => state switch
    {
        TerminalStateNames.Completed => day.Requests - day.Failed - day.Cancelled - day.Cached - day.SettledUnknown,
        TerminalStateNames.Failed => day.Failed,
        TerminalStateNames.Cancelled => day.Cancelled,
        TerminalStateNames.Cached => day.Cached,
        TerminalStateNames.SettledUnknown => day.SettledUnknown,
        _ => 0,
    });
}
