using System.Globalization;
using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ContextQuality;

/// <summary>
/// Scores the context from 0 to 100. Up to 40 points go for how full the window is, up to 35 for the share of characters in
/// bloated tool outputs, up to 25 for the share in outputs the request already has.
/// </summary>
internal sealed class ContextQualityStrategy : Strategy<ContextQualityOptions>
{
    private const double WindowTokens = 200_000;

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "context_quality",
        Description = "Scores the context: fill, bloated and duplicate tool outputs.",
        DefaultEnabled = false,
        Flags = StrategyFlags.ReadOnly,
        Risk = StrategyRisk.None,
    };

    protected override void Run(StrategyContext context, ContextQualityOptions options)
    {
        context.Deadline.ThrowIfExpired();
        long total = 0, bloatedChars = 0, duplicateChars = 0;
        int bloated = 0, duplicates = 0;
        var seen = new HashSet<ulong>();
        foreach (var segment in context.Segments)
        {
            if (!segment.IsText) continue;
            var text = segment.Original.Span;
            total += text.Length;
            if (segment.Kind != SegmentKind.ToolResult || text.Length == 0) continue;
            if (!seen.Add(TextHash.Of(text)))
            {
                duplicates++;
                duplicateChars += text.Length;
            }
            else if (text.Length >= options.BloatedToolChars)
            {
                bloated++;
                bloatedChars += text.Length;
            }
        }

        var body = context.View.Body;
        var fill = Math.Min(1, TokenEstimate.OfBytes(body.End - body.Start) / WindowTokens);
        if (bloated == 0 && duplicates == 0 && fill < 0.5) return;
        var score = (int)Math.Round(100 - 40 * fill - 35 * Share(bloatedChars, total) - 25 * Share(duplicateChars, total));
        context.Report(
            string.Create(CultureInfo.InvariantCulture, $"context quality {score}/100: window {100 * fill:0}% full, {bloated} bloated and {duplicates} duplicate tool output(s)"),
            metric: new DecisionMetric("context_quality", score));
    }

    private static double Share(long part, long total) => total == 0 ? 0 : (double)part / total;
}
