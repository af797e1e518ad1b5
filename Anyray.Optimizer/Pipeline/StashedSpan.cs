using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Stash;

namespace Anyray.Optimizer.Pipeline;

/// <summary>A part of a segment's original text that is behind <paramref name="Handle"/>.</summary>
internal readonly record struct StashedSpan(string Handle, int Start, int Length)
{
    /// <summary>The part's handle follows from tenant and text, so it is the same on every turn.</summary>
    public static StashedSpan Of(string tenant, Segment segment, int start, int length) =>
        new(StashHandle.Of(tenant, segment.Original.Span.Slice(start, length)), start, length);
}
