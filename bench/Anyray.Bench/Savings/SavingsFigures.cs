namespace Anyray.Bench.Savings;

/// <summary>Figures of a group of cases, for the table and for the JSON file.</summary>
internal sealed record SavingsFigures
{
    public required string Name { get; init; }

    public required int Cases { get; init; }

    public required long BytesBefore { get; init; }

    public required long BytesAfter { get; init; }

    public required long TokensBefore { get; init; }

    public required long TokensAfter { get; init; }

    public required int Facts { get; init; }

    public required int FactsKept { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    public required IReadOnlyDictionary<string, int> Fired { get; init; }

    public double BytesSavedPercent => Percent(BytesBefore, BytesAfter);

    public double TokensSavedPercent => Percent(TokensBefore, TokensAfter);

    public static SavingsFigures Of(string name, IReadOnlyCollection<CaseResult> results)
    {
        var latencies = results.SelectMany(r => r.Latencies).Order().ToList();
        return new SavingsFigures
        {
            Name = name,
            Cases = results.Count,
            BytesBefore = results.Sum(r => (long)r.Case.Body.Length),
            BytesAfter = results.Sum(r => (long)r.Optimized.Body.Length),
            TokensBefore = results.Sum(r => (long)r.TokensBefore),
            TokensAfter = results.Sum(r => (long)r.TokensAfter),
            Facts = results.Sum(r => r.Case.Facts.Count),
            FactsKept = results.Sum(r => r.Case.Facts.Count - r.Lost.Count),
            P50Ms = At(latencies, 0.5),
            P99Ms = At(latencies, 0.99),
            Fired = results.SelectMany(r => r.Fired).GroupBy(k => k).OrderByDescending(g => g.Count()).ToDictionary(g => g.Key, g => g.Count()),
        };
    }

    private static double Percent(long before, long after) => before == 0 ? 0 : Math.Round(100.0 * (before - after) / before, 2);

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))], 2);
}
