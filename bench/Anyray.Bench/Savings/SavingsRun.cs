using System.Diagnostics;
using Anyray.Bench.Corpus;

namespace Anyray.Bench.Savings;

/// <summary>Runs the optimizer over the corpus and looks at what is left.</summary>
internal static class SavingsRun
{
    /// <summary>The stock configuration on every case.</summary>
    public static async Task<List<CaseResult>> StockAsync(IEnumerable<CorpusCase> cases, int repeats)
    {
        using var optimizer = new BenchOptimizer(TimeProvider.System);
        var results = new List<CaseResult>();
        foreach (var item in cases) results.Add(await RunAsync(optimizer, item, repeats));
        return results;
    }

    /// <summary>Each case with the one strategy that suits it, at the pattern's knob. Fresh output is left out: nothing in it may be lost, whatever the knob.</summary>
    public static async Task<List<CaseResult>> KnobAsync(IEnumerable<CorpusCase> cases, int repeats)
    {
        using var optimizer = new BenchOptimizer(TimeProvider.System);
        var results = new List<CaseResult>();
        foreach (var group in cases.Where(c => c.Knob is not null && c.Placement != Placement.Fresh).GroupBy(c => c.Knob!))
        {
            await optimizer.UseOnlyAsync(group.Key);
            foreach (var item in group) results.Add(await RunAsync(optimizer, item, repeats));
        }

        return results;
    }

    private static async Task<CaseResult> RunAsync(BenchOptimizer optimizer, CorpusCase item, int repeats)
    {
        var latencies = new double[repeats];
        for (var i = 0; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await optimizer.RunAsync(item.Body, item.Endpoint, dryRun: true);
            latencies[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var optimized = await optimizer.RunAsync(item.Body, item.Endpoint);
        var after = RequestText.Of(optimized.Body);
        return new CaseResult
        {
            Case = item,
            Optimized = optimized,
            Lost = [.. item.Facts.Where(f => !f.IsKept(after))],
            TokensBefore = TokenEstimate.Of(RequestText.Of(item.Body).Full),
            TokensAfter = TokenEstimate.Of(after.Full),
            Latencies = latencies,
        };
    }
}
