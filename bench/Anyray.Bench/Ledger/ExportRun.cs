using System.Diagnostics;

namespace Anyray.Bench.Ledger;

/// <summary>One export, read as fast as it comes.</summary>
/// <param name="Format">csv or ndjson.</param>
/// <param name="Lines">Lines of the ledger in it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="BeforeMb">Resident memory of the store before.</param>
/// <param name="PeakMb">The most it was meanwhile.</param>
internal sealed record ExportRun(string Format, long Lines, double Seconds, double BeforeMb, double PeakMb)
{
    public static async Task<ExportRun> MeasureAsync(StoreProcess store, string format, string from, string to)
    {
        var (before, peak, lines) = (store.Server.ResidentMegabytes, 0.0, 0L);
        var clock = Stopwatch.StartNew();
        using var answer = await store.Http.GetAsync($"{store.Url}/admin/v1/spend/export?format={format}&from={from}&to={to}", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var buffer = new byte[256 * 1024];
        for (var (reads, read) = (0, 0); (read = await body.ReadAsync(buffer)) > 0; reads++)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            if (reads % 100 == 0) peak = Math.Max(peak, store.Server.ResidentMegabytes);
        }
        return new ExportRun(format, format == "csv" ? lines - 1 : lines, clock.Elapsed.TotalSeconds, before, Math.Max(peak, store.Server.ResidentMegabytes));
    }
}
