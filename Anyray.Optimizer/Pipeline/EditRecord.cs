using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Pipeline;

/// <summary>One edit of one segment by one kind. Decisions are made of those that still stand at the end.</summary>
internal sealed record EditRecord
{
    public required string Kind { get; init; }

    public required Segment Segment { get; init; }

    public EditScope Scope { get; init; }

    public Fidelity Fidelity { get; init; }

    public int CharsBefore { get; init; }

    public int CharsAfter { get; init; }

    public int BytesBefore { get; init; }

    public int BytesAfter { get; init; }

    /// <summary>Spans of the segment's original text that were stashed with this edit.</summary>
    public IReadOnlyList<StashedSpan> Stashed { get; init; } = [];

    /// <summary>The edit was made on an earlier turn and repeated from its pin.</summary>
    public bool Replayed { get; init; }

    /// <summary>The segment's text before the edit, for undo; null = as it came.</summary>
    internal ReadOnlyMemory<char>? TextBefore { get; init; }

    /// <summary>The segment's lossy kind before the edit, for undo.</summary>
    internal string? LossyKindBefore { get; init; }
}
