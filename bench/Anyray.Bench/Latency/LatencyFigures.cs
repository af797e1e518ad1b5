using Anyray.Bench.Gateway;

namespace Anyray.Bench.Latency;

/// <summary>What the stock pipeline took for bodies of one size (or of one pattern).</summary>
/// <param name="Name">Size or pattern.</param>
/// <param name="Bodies">Different bodies.</param>
/// <param name="Bytes">Mean length of a body.</param>
/// <param name="P50Ms">Median time of a call.</param>
/// <param name="P99Ms">99 of 100 calls stay under.</param>
/// <param name="MaxMs">The slowest call.</param>
/// <param name="AllocatedKb">Memory allocated per call.</param>
/// <param name="Gen2">Collections of the oldest generation, which large objects bring about, per 1000 calls.</param>
/// <param name="Untouched">Bodies that came back as they were.</param>
internal sealed record LatencyFigures(string Name, int Bodies, long Bytes, double P50Ms, double P99Ms, double MaxMs, double AllocatedKb, double Gen2, int Untouched)
{
    public static LatencyFigures Of(string name, IReadOnlyCollection<LatencyBody> bodies)
    {
        var times = bodies.SelectMany(b => b.Times).ToList();
        return new LatencyFigures(
            name, bodies.Count, (long)bodies.Average(b => b.Case.Body.Length),
            Math.Round(Quantiles.Median(times), 2), Math.Round(Quantiles.At(times, 0.99), 2), Math.Round(times.Max(), 2),
            Math.Round(bodies.Sum(b => b.Allocated) / 1024.0 / times.Count, 1), Math.Round(1000.0 * bodies.Sum(b => b.Gen2) / times.Count, 1),
            bodies.Count(b => !b.Changed));
    }
}
