using System.Globalization;
using System.Text;
using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContentCensus;

/// <summary>Counts the shapes of fresh tool outputs by characters, so that a user sees which strategies would pay.</summary>
internal sealed class ContentCensusStrategy : Strategy<ContentCensusOptions>
{
    private static readonly Shape[] All = Enum.GetValues<Shape>();

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "content_census",
        Description = "Reports the shapes of fresh tool outputs, in percent.",
        Flags = StrategyFlags.ReadOnly,
        Risk = StrategyRisk.None,
    };

    protected override void Run(StrategyContext context, ContentCensusOptions options)
    {
        Span<long> chars = stackalloc long[All.Length];
        long total = 0;
        var outputs = 0;
        foreach (var segment in context.Segments)
        {
            if (!segment.Fresh || !segment.IsText || segment.Kind != SegmentKind.ToolResult || segment.Original.Length == 0) continue;
            context.Deadline.ThrowIfExpired();
            chars[(int)ShapeDetector.Detect(segment.Original.Span)] += segment.Original.Length;
            total += segment.Original.Length;
            outputs++;
        }

        if (outputs > 0) context.Report(Describe(chars, total, outputs), metric: new DecisionMetric("fresh_tool_chars", total));
    }

    private static string Describe(Span<long> chars, long total, int outputs)
    {
        var order = new int[All.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var counted = chars.ToArray();
        Array.Sort(order, (a, b) => counted[b] != counted[a] ? counted[b].CompareTo(counted[a]) : a - b);
        var line = new StringBuilder("content census:");
        foreach (var shape in order)
            if (counted[shape] > 0)
                line.Append(CultureInfo.InvariantCulture, $" {Name(All[shape])} {100 * counted[shape] / total}%,");
        line.Length--;
        return line.Append(CultureInfo.InvariantCulture, $" of {outputs} fresh tool output(s), {total} chars").ToString();
    }

    private static string Name(Shape shape)
    {
        var name = new StringBuilder();
        foreach (var c in shape.ToString())
        {
            if (char.IsUpper(c) && name.Length > 0) name.Append('_');
            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
