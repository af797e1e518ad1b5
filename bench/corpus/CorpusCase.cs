namespace Anyray.Bench.Corpus;

/// <summary>One request of the corpus.</summary>
public sealed record CorpusCase
{
    /// <summary>The waste it shows.</summary>
    public required string Pattern { get; init; }

    /// <summary>Pattern, number and dialect.</summary>
    public required string Name { get; init; }

    /// <summary>How the waste got there.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Path of the call, e.g. <c>/v1/messages</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The request's bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary>What the answer needs.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>The strategy that suits it; null for controls.</summary>
    public Knob? Knob { get; init; }
}
