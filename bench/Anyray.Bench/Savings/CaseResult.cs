using Anyray.Bench.Corpus;

namespace Anyray.Bench.Savings;

/// <summary>What came of one case.</summary>
internal sealed record CaseResult
{
    private static readonly HashSet<string> ReadOnly = ["content_census", "context_quality", "cache_lint"];

    public required CorpusCase Case { get; init; }

    public required Optimized Optimized { get; init; }

    /// <summary>Facts that can no longer be read from the request.</summary>
    public required IReadOnlyList<Fact> Lost { get; init; }

    public required int TokensBefore { get; init; }

    public required int TokensAfter { get; init; }

    /// <summary>Time the optimizer took, per run, in milliseconds.</summary>
    public required IReadOnlyList<double> Latencies { get; init; }

    /// <summary>Kinds that changed the request.</summary>
    public IEnumerable<string> Fired => Optimized.Decisions.Select(d => d.Kind).Where(k => !ReadOnly.Contains(k));

    /// <summary>A control that did not come back byte for byte, in silence.</summary>
    public bool IsFalseAlarm => Case.Placement == Placement.Control && (Fired.Any() || !Case.Body.AsSpan().SequenceEqual(Optimized.Body));
}
