using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>A stretch of content that a strategy may take: a tool's whole output, or one block pasted into a user's message.</summary>
/// <param name="Segment">Where it stands.</param>
/// <param name="Start">Offset in the segment's text as it now stands.</param>
/// <param name="Length">Length in characters.</param>
/// <param name="Shape">What it looks like.</param>
internal readonly record struct Piece(Segment Segment, int Start, int Length, Shape Shape)
{
    /// <summary>The piece's text.</summary>
    public ReadOnlyMemory<char> Memory => Segment.Memory.Slice(Start, Length);

    /// <summary>A person typed or pasted it: what is kept of it stays verbatim.</summary>
    public bool Typed => Segment.Kind == SegmentKind.UserText;
}
