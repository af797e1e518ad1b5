using System.Globalization;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.OutputShaping;

/// <summary>
/// On a routine tool-resume turn asks the model, at the very end of the request, not to print again what has not changed.
/// An advisory that was sent stays where it was on every later turn; a new one is added only after some turns without.
/// </summary>
internal sealed class OutputShapingStrategy : Strategy<OutputShapingOptions>
{
    private const int TurnsBetween = 8;
    private const string Marker = "[anyray:output-guidance]";

    private static ReadOnlySpan<byte> Advisory =>
        "\"[anyray:output-guidance] Do not print unchanged content again; refer to it, and give only what is new or changed.\""u8;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "output_shaping",
        Description = "Asks the model on routine tool turns not to re-print unchanged content.",
        DefaultEnabled = false,
        Flags = StrategyFlags.MayGrow,
        Risk = StrategyRisk.Low,
    };

    protected override void Run(StrategyContext context, OutputShapingOptions options)
    {
        context.Deadline.ThrowIfExpired();
        var view = context.View;
        if (view.Dialect == Dialect.Other || HasMarker(view)) return;
        var places = Earlier(context);
        var last = view.Messages.Count - 1;
        if (ResumeTurn.IsRoutine(view) && (places.Count == 0 || TurnsSince(view, places[^1]) >= TurnsBetween)) places.Add(last);
        // From the back: an inserted message must not shift those before it.
        for (var i = places.Count - 1; i >= 0; i--) Append(context, view.Messages[places[i]]);
        if (places.Count == 0) return;
        context.Remember(string.Join(',', places));
        context.Report(string.Create(CultureInfo.InvariantCulture, $"output guidance on {places.Count} tool-resume turn(s)"));
    }

    private static List<int> Earlier(StrategyContext context)
    {
        var places = new List<int>();
        foreach (var place in (context.Recall() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (int.TryParse(place, CultureInfo.InvariantCulture, out var index) && index < context.View.Messages.Count) places.Add(index);
        return places;
    }

    private static int TurnsSince(RequestView view, int message) => view.Messages[message].TurnAge;

    private static void Append(StrategyContext context, MessageView message)
    {
        using var json = new PooledBuffer<byte>();
        if (context.View.Dialect == Dialect.Anthropic && message.Node["content"u8] is { IsArray: true } content)
        {
            json.Add("""{"type":"text","text":"""u8);
            json.Add(Advisory);
            json.Add("}"u8);
            context.Editor.Insert(content, json.Span);
            return;
        }

        json.Add("""{"role":"user","content":"""u8);
        json.Add(Advisory);
        json.Add("}"u8);
        context.Editor.Insert(context.View.MessagesNode, json.Span, message.Index + 1);
    }

    private static bool HasMarker(RequestView view)
    {
        foreach (var segment in view.Segments)
            if (segment.Kind == SegmentKind.UserText && segment.Original.Span.StartsWith(Marker)) return true;
        return false;
    }
}
