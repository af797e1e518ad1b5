using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>
/// The skeleton of the strategies that shorten content: walks the pieces of the request, asks for a rewrite of each, adds the marker that
/// names the handle of the original, and applies what the rules allow.
/// </summary>
internal abstract class ContentStrategy<TOptions> : Strategy<TOptions> where TOptions : class, IContentOptions, new()
{
    /// <summary>Characters of the longest piece that is looked at. A longer one would take longer than callers wait, and no model reads as much.</summary>
    private const int MaxLength = 6_000_000;

    /// <summary>Pieces shorter than this are not looked at.</summary>
    protected virtual int MinLength(TOptions options) => 200;

    /// <summary>Rewrites a piece. <paramref name="lossy"/> says whether an excerpt may be made; a lossless rewrite always may.</summary>
    protected abstract Rewrite? Rewrite(StrategyContext context, TOptions options, Piece piece, bool lossy);

    protected override string Verb => Descriptor.Kind.Replace('_', '-') + "ed";

    protected override string Object => "message(s)";

    protected override void Run(StrategyContext context, TOptions options)
    {
        var (messages, embedded) = (0, 0);
        foreach (var segment in Eligible(context, options))
        {
            context.Deadline.ThrowIfExpired();
            var lines = Run(context, options, segment);
            embedded += lines;
            if (lines > 0) messages++;
        }

        if (embedded > 0) context.Note($"semantic re-rank: {messages} msg, {embedded} lines embedded");
    }

    /// <summary>Makes the rewrites that may lose something, and drops them: for a strategy that has to know first what it will look at.</summary>
    protected void Probe(StrategyContext context, TOptions options)
    {
        foreach (var segment in Eligible(context, options))
        {
            context.Deadline.ThrowIfExpired();
            if (!context.CanEdit(segment, Fidelity.Lossy)) continue;
            foreach (var piece in context.Contents.Pieces(segment))
                if (piece.Length >= MinLength(options)) Rewrite(context, options, piece, lossy: true);
        }
    }

    private IEnumerable<Segment> Eligible(StrategyContext context, TOptions options)
    {
        foreach (var segment in context.Segments)
        {
            if (segment.Kind is not (SegmentKind.ToolResult or SegmentKind.UserText) || !segment.IsText || segment.ByteLength < MinLength(options) || !Takes(options, segment)) continue;
            if (context.CanEdit(segment, Fidelity.Lossless) || context.CanEdit(segment, Fidelity.Lossy)) yield return segment;
        }
    }

    private int Run(StrategyContext context, TOptions options, Segment segment)
    {
        using var output = new CharBuffer();
        var changed = false;
        var elided = new List<StashedSpan>();
        var lossy = context.CanEdit(segment, Fidelity.Lossy);
        int at = 0, embedded = 0;
        var source = segment.Memory;
        foreach (var piece in context.Contents.Pieces(segment))
        {
            if (piece.Length > MaxLength) context.Hint(SuppressionReasons.Deadline);
            if (piece.Length > MaxLength || piece.Length < MinLength(options) || Rewrite(context, options, piece, lossy) is not { } rewrite) continue;
            changed = true;
            source = piece.Text;
            output.Append(source.Span[at..piece.Start]).Append(rewrite.Text.Span);
            at = piece.Start + piece.Length;
            if (rewrite.Elided is null) continue;
            if (rewrite.Text.Span is not [.., '\n']) output.Append('\n');
            var handle = segment.Edited ? context.Handle(segment) : context.Handle(segment, piece.Start, piece.Length);
            output.Append("[… ").Append(rewrite.Elided).Append(" elided: retrieve ").Append(handle.Handle).Append(']');
            elided.Add(handle);
            embedded += rewrite.Embedded;
        }

        if (!changed) return 0;
        var text = output.Append(source.Span[at..]).Span;
        return (elided.Count > 0 ? context.Replace(segment, text, elided) : context.Replace(segment, text, Fidelity.Lossless)) ? embedded : 0;
    }

    private static bool Takes(TOptions options, Segment segment)
    {
        var role = segment.Role switch { MessageRole.Tool => "tool", MessageRole.Function => "function", _ => "user" };
        return Array.IndexOf(options.Roles, role) >= 0;
    }
}
