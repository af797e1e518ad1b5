using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Anyray.Optimizer.Pipeline;

/// <summary>What the optimizer tells about itself: times, sizes and kinds, never content.</summary>
internal static class OptimizerTelemetry
{
    public static readonly ActivitySource Activities = new("Anyray.Optimizer");

    private static readonly Meter Meter = new("Anyray.Optimizer");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("anyray.optimizer.duration", "ms", "Time one request spends in the optimizer.");
    private static readonly Counter<long> TokensSaved = Meter.CreateCounter<long>("anyray.optimizer.tokens_saved", "{token}", "Estimated input tokens removed, by kind.");
    private static readonly Counter<long> Suppressed = Meter.CreateCounter<long>("anyray.optimizer.suppressed", "{kind}", "Kinds that stood down, by kind and reason.");
    private static readonly Counter<long> CacheHits = Meter.CreateCounter<long>("anyray.optimizer.cache_hits", "{request}", "Requests answered from cache.");

    public static void Record(OptimizeOutcome outcome, TimeSpan elapsed)
    {
        Duration.Record(elapsed.TotalMilliseconds);
        if (outcome.Cache.Hit is not null) CacheHits.Add(1);
        foreach (var decision in outcome.Decisions)
            if (decision.EstimatedTokensSaved is > 0 and var tokens) TokensSaved.Add(tokens, new KeyValuePair<string, object?>("kind", decision.Kind));
        foreach (var stood in outcome.Suppressed)
            Suppressed.Add(1, new KeyValuePair<string, object?>("kind", stood.Kind), new KeyValuePair<string, object?>("reason", stood.Reason));
        if (Activity.Current is not { } activity || activity.Source != Activities) return;
        activity.SetTag("anyray.optimization_id", outcome.OptimizationId);
        activity.SetTag("anyray.dialect", outcome.View.Dialect.ToString());
        activity.SetTag("anyray.edits", outcome.Edits.Count);
        activity.SetTag("anyray.tokens_saved", outcome.TokensSaved);
    }
}
