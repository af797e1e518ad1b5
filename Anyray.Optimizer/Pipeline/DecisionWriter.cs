using Anyray.Contracts.Optimizer;

namespace Anyray.Optimizer.Pipeline;

/// <summary>Turns what stands at the end of a run into decisions: one per kind, in run order.</summary>
internal static class DecisionWriter
{
    public static List<Decision> Write(PipelineRun run, StrategyRegistry registry)
    {
        var decisions = new List<Decision>();
        foreach (var strategy in registry.All)
            if (Totals(run, strategy.Descriptor.Kind) is { } totals)
                decisions.Add(new Decision
                {
                    Kind = strategy.Descriptor.Kind,
                    Summary = strategy.Summarize(totals),
                    EstimatedTokensSaved = TokenEstimate.OfBytes(totals.BytesSaved),
                });
        decisions.AddRange(run.Reports);
        return decisions;
    }

    private static EditTotals? Totals(PipelineRun run, string kind)
    {
        var totals = new EditTotals();
        MessageKey? last = null;
        foreach (var record in run.Records)
        {
            if (record.Kind != kind) continue;
            var key = new MessageKey(record.Segment);
            totals = totals with
            {
                Messages = totals.Messages + (key == last ? 0 : 1),
                CharsBefore = totals.CharsBefore + record.CharsBefore,
                CharsAfter = totals.CharsAfter + record.CharsAfter,
                BytesSaved = totals.BytesSaved + record.BytesBefore - record.BytesAfter,
                Stashed = totals.Stashed + record.Stashed.Count,
                Replayed = totals.Replayed + (record.Replayed ? 1 : 0),
            };
            last = key;
        }
        return last is null ? null : totals with { Note = run.Notes.GetValueOrDefault(kind) };
    }

    // Tool results of one turn are one Anthropic message, but a person counts outputs.
    private readonly record struct MessageKey(int Message, string? CallId, int Segment)
    {
        public MessageKey(Requests.Segment segment) : this(
            segment.Message?.Index ?? -1, segment.CallId, segment.Message is null ? segment.Index : -1)
        {
        }
    }
}
