using System.Diagnostics;
using Anyray.Bench.Corpus;

namespace Anyray.Bench.Latency;

/// <summary><c>bench/latency [--seed N] [--seeds N] [--pattern TEXT] [--bytes N] [--calls N] [--details] [--kinds]</c></summary>
internal static class LatencyCommand
{
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 20_000_000];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (seed, seeds) = (arguments.Number("seed", 1), arguments.Number("seeds", 2));
        using var optimizer = new BenchOptimizer(TimeProvider.System);
        foreach (var item in Catalogue.Sized(seed + seeds, 30_000, arguments.Text("pattern")))
            for (var i = 0; i < 8; i++) await optimizer.TimeAsync(item);
        await Task.Delay(500);

        var table = new Table("bodies of", "bodies", "KB", "p50 ms", "p99 ms", "max ms", "allocated KB", "gen2 / 1000", "untouched");
        var figures = new List<LatencyFigures>();
        foreach (var bytes in arguments.Text("bytes") is null ? Sizes : [arguments.Number("bytes", 0)])
        {
            var calls = arguments.Number("calls", Math.Clamp(4_000_000 / bytes, 2, 20));
            var bodies = new List<LatencyBody>();
            for (var i = 0; i < seeds; i++)
                foreach (var item in Catalogue.Sized(seed + i, bytes, arguments.Text("pattern"))) bodies.Add(await MeasureAsync(optimizer, item, calls));
            figures.Add(LatencyFigures.Of($"{bytes / 1000} KB", bodies));
            if (arguments.Has("details")) foreach (var group in bodies.GroupBy(b => b.Case.Pattern)) Add(table, LatencyFigures.Of("  " + group.Key, [.. group]));
            if (arguments.Has("kinds")) foreach (var (kind, ms) in await KindsAsync(optimizer, bodies, calls)) Console.WriteLine($"{bytes / 1000,8} KB  {kind,-24} {ms,8:0.000} ms mean");
            Add(table, figures[^1]);
        }

        Console.WriteLine($"== stock pipeline, in process, one call at a time ==\n{table}");
        Console.WriteLine($"Figures: {Report.Write("latency", new { seed, seeds, pipeline = "stock", deadlineMs = 400, figures })}");
        return 0;
    }

    private static async Task<LatencyBody> MeasureAsync(BenchOptimizer optimizer, CorpusCase item, int calls)
    {
        var body = new LatencyBody(item) { Changed = await optimizer.TimeAsync(item) };
        for (var i = 0; i < calls; i++)
        {
            var (gen2, allocated, start) = (GC.CollectionCount(2), GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
            await optimizer.TimeAsync(item);
            body.Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            body.Allocated += GC.GetTotalAllocatedBytes() - allocated;
            body.Gen2 += GC.CollectionCount(2) - gen2;
        }

        return body;
    }

    /// <summary>What each kind adds to the time of a call: with the kinds before it and it, less without it.</summary>
    private static async Task<List<(string Kind, double Ms)>> KindsAsync(BenchOptimizer optimizer, List<LatencyBody> bodies, int calls)
    {
        var kinds = new HashSet<string>();
        var last = 0.0;
        var added = new List<(string Kind, double Ms)>();
        foreach (var kind in optimizer.Kinds.Prepend("(reading)"))
        {
            kinds.Add(kind);
            var sum = 0.0;
            foreach (var body in bodies)
            {
                var least = double.MaxValue;
                for (var i = 0; i < Math.Min(5, calls); i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    await optimizer.TimeAsync(body.Case, kinds);
                    least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                sum += least;
            }

            added.Add((kind, (sum - last) / bodies.Count));
            last = sum;
        }

        return added;
    }

    private static void Add(Table table, LatencyFigures row) =>
        table.Add(row.Name, row.Bodies, row.Bytes / 1000, row.P50Ms, row.P99Ms, row.MaxMs, row.AllocatedKb, row.Gen2, row.Untouched);
}
