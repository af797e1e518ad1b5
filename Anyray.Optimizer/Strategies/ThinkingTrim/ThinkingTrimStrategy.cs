using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ThinkingTrim;

/// <summary>
/// Drops replayed thinking from history, whole blocks only, for a signed block must not be altered. A loop's opening plan and
/// the last turn stay. A readable block goes once all it names was said or called in its own turn.
/// </summary>
internal sealed class ThinkingTrimStrategy : Strategy<ThinkingTrimOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "thinking_trim",
        Description = "Drops replayed thinking blocks whose content the same turn has put into words or calls.",
        Flags = StrategyFlags.CacheBusting,
        Risk = StrategyRisk.Low,
    };

    protected override string Verb => "trimmed thinking from";

    protected override string Object => "message(s)";

    protected override void Run(StrategyContext context, ThinkingTrimOptions options)
    {
        var view = context.View;
        var turn = 0;
        var inTurn = false;
        var texts = new List<ReadOnlyMemory<char>>();
        foreach (var message in view.Messages)
        {
            if (message.Role != MessageRole.Assistant)
            {
                if (message.Role == MessageRole.User) turn = 0;
                inTurn = false;
                continue;
            }

            if (!inTurn) turn++;
            inTurn = true;
            // The newest assistant turn has no other after it.
            if (turn <= options.KeepLoopHead || message.TurnAge == 0 || !HasThinking(view, message)) continue;
            context.Deadline.ThrowIfExpired();
            CollectTurn(view, message, texts);
            Trim(context, message, texts, options, LoopFinished(view, message));
        }
    }

    private static bool HasThinking(RequestView view, MessageView message)
    {
        foreach (var segment in view.SegmentsOf(message))
            if (segment.Kind == SegmentKind.Thinking) return true;
        return false;
    }

    /// <summary>Text and calls of the turn: of the message, and of its neighbours where each item is a message of its own.</summary>
    private static void CollectTurn(RequestView view, MessageView message, List<ReadOnlyMemory<char>> texts)
    {
        texts.Clear();
        var first = message.Index;
        while (first > 0 && view.Messages[first - 1].Role == MessageRole.Assistant) first--;
        for (var i = first; i < view.Messages.Count && view.Messages[i].Role == MessageRole.Assistant; i++)
            foreach (var segment in view.SegmentsOf(view.Messages[i]))
                if (segment.Kind == SegmentKind.AssistantText) texts.Add(segment.Memory);
                else if (segment.Kind == SegmentKind.ToolCall) texts.Add(segment.IsText ? segment.Memory : JsonText.Unescape(segment.Value.Raw).AsMemory());
    }

    private static bool LoopFinished(RequestView view, MessageView message)
    {
        for (var i = message.Index + 1; i < view.Messages.Count; i++)
            if (view.Messages[i].Role == MessageRole.User) return true;
        return false;
    }

    private static void Trim(StrategyContext context, MessageView message, List<ReadOnlyMemory<char>> texts, ThinkingTrimOptions options, bool finished)
    {
        // A message must keep a block of another kind, or it would be empty.
        var others = 0;
        foreach (var segment in context.View.SegmentsOf(message))
            if (segment.Kind != SegmentKind.Thinking && context.Editor.IsLive(segment.Block)) others++;
        if (others == 0) return;
        foreach (var segment in context.View.SegmentsOf(message))
        {
            if (segment.Kind != SegmentKind.Thinking || segment.Block.Index == message.Node.Index) continue;
            var goes = segment.IsText ? Anchors.AllIn(segment.Original.Span, texts) : options.CutOpaqueChain && finished;
            if (goes) context.RemoveBlock(segment, Fidelity.Cosmetic);
        }
    }
}
