using System.Runtime.InteropServices;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ObservationMask;

/// <summary>
/// Puts one line in place of tool outputs that are older than the newest turns. Errors stay, and so does what has to do with the live
/// question: the strategies after this one shorten that by its content.
/// </summary>
internal sealed class ObservationMaskStrategy : Strategy<ObservationMaskOptions>
{
    // A third of the question's words in one old output: it may be the one that is asked about.
    private const float Bears = 0.34f;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "observation_mask",
        Description = "Masks old tool outputs that have nothing to do with the question.",
        Flags = StrategyFlags.CacheBusting | StrategyFlags.SuffixSafe | StrategyFlags.Reversible,
        Risk = StrategyRisk.Medium,
    };

    protected override string Verb => "masked";

    protected override string Object => "old observation(s)";

    protected override void Run(StrategyContext context, ObservationMaskOptions options)
    {
        if (!context.Segments.Exists(segment => IsOld(segment, options))) return;
        var question = context.Contents.Question;
        if (question.IsEmpty || question.Aims.Everything) return;
        var runs = Runs(context);
        var path = LeadsThroughSource(context, question);
        foreach (var segment in context.Segments)
        {
            if (!IsOld(segment, options) || !context.CanEdit(segment, Fidelity.Lossy)) continue;
            context.Deadline.ThrowIfExpired();
            var text = segment.Text;
            if (text.Length < options.MinChars || text.Contains(ContentIndex.Marker, StringComparison.Ordinal) || Bearing.Of(text, question) >= Bears || IsRerun(context, runs, segment)) continue;
            if (path && IsSource(context, segment)) continue;
            var handle = context.Handle(segment);
            context.Replace(segment, $"[… {segment.Original.Length} characters of an earlier output elided: retrieve {handle.Handle}]", [handle]);
        }
    }

    private static bool IsOld(Segment segment, ObservationMaskOptions options) =>
        segment.Kind == SegmentKind.ToolResult && segment.IsText && !segment.IsError && segment.TurnAge >= Math.Max(1, options.KeepRecentTurns) && segment.ByteLength >= options.MinChars;

    /// <summary>A file that bears on the question calls into others that need not: they are left to the strategy that follows the calls.</summary>
    private static bool LeadsThroughSource(StrategyContext context, Question question)
    {
        if (!context.Runs("code_graph")) return false;
        foreach (var segment in context.Segments)
            if (segment.Kind == SegmentKind.ToolResult && segment.IsText && IsSource(context, segment) && Bearing.Of(segment.Text, question) >= Bears) return true;
        return false;
    }

    private static bool IsSource(StrategyContext context, Segment segment) => context.Contents.Pieces(segment) is [{ Shape: Shape.Source }];

    /// <summary>How often each call was made: what came of the same call at several times tells what changed, and stays.</summary>
    private static Dictionary<(string?, int), int> Runs(StrategyContext context)
    {
        var runs = new Dictionary<(string?, int), int>();
        foreach (var segment in context.Segments)
            if (segment.Kind == SegmentKind.ToolCall) CollectionsMarshal.GetValueRefOrAddDefault(runs, KeyOf(segment), out _)++;
        return runs;
    }

    private static bool IsRerun(StrategyContext context, Dictionary<(string?, int), int> runs, Segment result) =>
        context.View.CallOf(result) is { } call && runs.GetValueOrDefault(KeyOf(call)) > 1;

    private static (string?, int) KeyOf(Segment call)
    {
        var hash = new HashCode();
        hash.AddBytes(call.Value.Raw);
        return (call.ToolName, hash.ToHashCode());
    }
}
