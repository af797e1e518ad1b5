using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>A stretch of content that a strategy may take: a tool's whole output, or one block pasted into a user's message.</summary>
/// <param name="Segment">Where it stands.</param>
/// <param name="Text">The segment's text that it is cut from.</param>
/// <param name="Start">Offset in that text.</param>
/// <param name="Length">Length in characters.</param>
/// <param name="Shape">What it looks like.</param>
internal readonly record struct Piece(Segment Segment, ReadOnlyMemory<char> Text, int Start, int Length, Shape Shape)
{
    /// <summary>The piece's text.</summary>
    public ReadOnlyMemory<char> Memory => Text.Slice(Start, Length);

    /// <summary>It is JSON.</summary>
    public bool IsJson => Shape is Shape.JsonArray or Shape.JsonObject or Shape.NdJson;

    /// <summary>A person typed or pasted it: what is kept of it stays verbatim.</summary>
    public bool Typed => Segment.Kind == SegmentKind.UserText;
}
