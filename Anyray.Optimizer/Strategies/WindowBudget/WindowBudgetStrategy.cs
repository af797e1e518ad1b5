using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.WindowBudget;

/// <summary>
/// Fits a conversation under a number of tokens. System, leading turn, newest turns and what the question names are pinned; of the middle the
/// least relevant goes first, then the oldest. Each cropped text leaves a marker in its place, so calls and results stay paired.
/// </summary>
internal sealed class WindowBudgetStrategy : Strategy<WindowBudgetOptions>
{
    private const int RecentTurns = 2;
    private const int MinChars = 200;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "window_budget",
        Description = "Fits a conversation under a number of tokens.",
        DefaultEnabled = false,
        Flags = StrategyFlags.CacheBusting | StrategyFlags.SuffixSafe | StrategyFlags.Reversible,
        Risk = StrategyRisk.High,
    };

    protected override string Verb => "cropped";

    protected override string Object => "message(s) of the middle";

    protected override void Run(StrategyContext context, WindowBudgetOptions options)
    {
        var body = context.View.Body;
        long over = TokenEstimate.OfBytes(body.End - body.Start) - options.MaxTokens;
        if (over <= 0) return;
        foreach (var segment in Middle(context))
        {
            context.Deadline.ThrowIfExpired();
            var before = segment.ByteLength;
            var handle = context.Handle(segment);
            var marker = $"[… {segment.Original.Length} characters of an earlier turn elided: retrieve {handle.Handle}]";
            if (!context.Replace(segment, marker, [handle])) continue;
            over -= TokenEstimate.OfBytes(before - marker.Length);
            if (over <= 0) return;
        }
    }

    private static List<Segment> Middle(StrategyContext context)
    {
        var question = context.Contents.Question;
        var middle = new List<(Segment Segment, float Bearing)>();
        MessageView? lead = null;
        foreach (var segment in context.Segments)
        {
            if (segment.Message is null || segment.Kind is not (SegmentKind.ToolResult or SegmentKind.UserText or SegmentKind.AssistantText) || !segment.IsText) continue;
            if (segment.Role == MessageRole.User) lead ??= segment.Message;
            if (segment.Message == lead || segment.TurnAge < RecentTurns || segment.IsError || segment.ByteLength < MinChars) continue;
            if (!context.CanEdit(segment, Fidelity.Lossy) || segment.Text.Contains(ContentIndex.Marker, StringComparison.Ordinal)) continue;
            var bearing = Bearing.Of(segment.Text, question);
            if (bearing < 1) middle.Add((segment, bearing));
        }

        // Thirds of relevance; within one the oldest goes first.
        return [.. middle.OrderBy(m => (int)(m.Bearing * 3)).ThenBy(m => m.Segment.Index).Select(m => m.Segment)];
    }
}
