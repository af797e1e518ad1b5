using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Strategies.ContextCompression;

namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>
/// A tool output that is byte-identical to an earlier one becomes a pointer to it; a near-identical one becomes a unified
/// delta without context, every changed line kept. Lossless: what is pointed at stays readable, so it may act on fresh output.
/// </summary>
internal sealed class ContextDedupeStrategy : Strategy<ContextDedupeOptions>
{
    private const int MinChars = 160;
    private const int MinDeltaChars = 400;
    private const double MostOfOriginal = 0.6;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "context_dedupe",
        Description = "Turns repeated tool outputs into pointers and near-identical ones into deltas.",
        Flags = StrategyFlags.Lossless,
        Risk = StrategyRisk.Low,
    };

    protected override string Verb => "deduplicated";

    protected override string Object => "tool output(s)";

    protected override void Run(StrategyContext context, ContextDedupeOptions options)
    {
        var earlier = new EarlierOutputs(options.NearDupe);
        var number = 0;
        foreach (var segment in context.Segments)
        {
            if (segment.Kind != SegmentKind.ToolResult || !segment.IsText) continue;
            number++;
            if (segment.Value.RawText.Length < MinChars) continue;
            context.Deadline.ThrowIfExpired();
            var replaced = MayTouch(segment, options) && context.CanEdit(segment, Fidelity.Lossless)
                && (PointAtCopy(context, earlier, segment) || (options.NearDupe && DeltaAgainst(context, earlier, segment)));
            // What others point at has to be there as a whole itself.
            if (!replaced && segment.LossyKind is null && !IsReference(segment)) earlier.Add(new EarlierOutput(segment, number, EarlierOutput.LabelOf(context.View, segment, number), IsEncodedJson(context, segment)));
        }
    }

    private static bool MayTouch(Segment segment, ContextDedupeOptions options) => !segment.Pinned && (segment.Fresh || segment.TurnAge >= options.KeepRecentTurns);

    private static bool IsReference(Segment segment) => segment.Text.StartsWith(EarlierOutput.Mark);

    private static bool IsEncodedJson(StrategyContext context, Segment segment) => segment.Edited && context.Contents.Pieces(segment) is [{ IsJson: true }];

    private static bool PointAtCopy(StrategyContext context, EarlierOutputs earlier, Segment segment)
    {
        if (earlier.FindCopy(segment) is not { } anchor) return false;
        if (!context.Replace(segment, $"{EarlierOutput.Mark}identical to {anchor.Label}]", Fidelity.Lossless)) return false;
        context.Lock(anchor.Segment);
        return true;
    }

    private static bool DeltaAgainst(StrategyContext context, EarlierOutputs earlier, Segment segment)
    {
        if (segment.Original.Length < MinDeltaChars || segment.Edited || context.Contents.Pieces(segment) is not [var piece]) return false;
        var lines = earlier.FindNear(segment.Original);
        var encodes = context.Runs("context_compression") && (lines is not null || piece.IsJson);
        var encoded = encodes ? LosslessEncodings.In(context).Of(piece)?.Text : null;
        using var delta = new PooledBuffer<char>(1024);
        var limit = (int)((encoded ?? segment.Original).Length * MostOfOriginal);
        if (lines is not null && Against(lines, segment.Original, "but for")) return true;
        return piece.IsJson && encoded is { } text && earlier.FindNear(text, encoded: true) is { } table && Against(table, text, "as it stands there, but for");

        bool Against(EarlierOutput anchor, ReadOnlyMemory<char> text, string but)
        {
            delta.Truncate(0);
            delta.Add($"{EarlierOutput.Mark}same as {anchor.Label} {but} this unified diff without context]\n");
            if (!UnifiedDelta.Write(earlier.LinesOf(anchor), earlier.LinesOf(text), delta, limit) || !context.Replace(segment, delta.Span, Fidelity.Lossless)) return false;
            // Lines can be counted in an encoding of theirs too, values of a JSON text cannot.
            if (piece.IsJson) context.Freeze(anchor.Segment);
            else context.Lock(anchor.Segment);
            return true;
        }
    }
}
