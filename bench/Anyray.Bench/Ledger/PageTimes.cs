using System.Diagnostics;

namespace Anyray.Bench.Ledger;

/// <summary>How long a page or query takes to answer.</summary>
internal sealed record PageTimes(string Path, double MedianMs, double SlowestMs, long Bytes)
{
    /// <summary>Every page of the console and the queries of the API that read many rows.</summary>
    public static async Task<List<PageTimes>> MeasureAsync(StoreProcess store, int reads)
    {
        // A request and a session that exist, as a person would have clicked on them.
        var first = (await store.GetAsync("/admin/v1/spend/requests?limit=1")).GetProperty("items")[0];
        var (request, session) = (first.GetProperty("requestId").GetString(), first.GetProperty("sessionId").GetString());
        string[] paths =
        [
            "/console", "/console?days=1", "/console?days=7", "/console?days=90", "/console?days=30&user=user-7",
            "/console/requests", "/console/requests?days=90&user=user-7", "/console/requests?days=90&state=failed", "/console/requests?days=90&model=gpt-5", $"/console/requests/{request}",
            "/console/sessions", $"/console/sessions/{session}",
            "/console/breakdown", "/console/breakdown?by=user&days=90", "/console/savings", "/console/savings?days=90",
            "/console/budgets", "/console/keys", "/console/optimizer", "/console/routing", "/console/providers", "/console/prices", "/console/audit", "/console/health",
            "/admin/spend", "/admin/spend?from=2020-01-01", "/admin/v1/spend/timeseries?grain=hour", "/admin/v1/spend/breakdown?by=model", "/admin/v1/spend/savings",
            "/admin/v1/spend/quality-parity", "/admin/v1/spend/requests?limit=1000", "/admin/v1/spend/sessions",
        ];
        var times = new List<PageTimes>();
        foreach (var path in paths) times.Add(await MeasureAsync(store, path, reads));
        return times;
    }

    private static async Task<PageTimes> MeasureAsync(StoreProcess store, string path, int reads)
    {
        var (times, bytes) = (new List<double>(), 0L);
        // The first answer compiles the page and its queries; it is not counted.
        for (var read = 0; read <= reads; read++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = (await store.Http.GetByteArrayAsync(store.Url + path)).Length;
            if (read > 0) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        return new PageTimes(path, times[times.Count / 2], times[^1], bytes);
    }
}
