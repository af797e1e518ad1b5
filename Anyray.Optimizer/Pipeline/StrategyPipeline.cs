namespace Anyray.Optimizer.Pipeline;

/// <summary>Runs strategies one after the other. One that throws or runs out of time leaves nothing behind; the rest still run.</summary>
internal sealed partial class StrategyPipeline(ILogger<StrategyPipeline> logger)
{
    public async ValueTask RunAsync(PipelineRun run, IReadOnlyList<PlannedStrategy> plan)
    {
        foreach (var planned in plan) run.Planned.Add(planned.Kind);
        foreach (var planned in plan)
        {
            if (run.Deadline.Expired)
            {
                run.Suppress(planned.Kind, SuppressionReasons.Deadline);
                continue;
            }
            await RunOneAsync(run, planned);
        }
    }

    private async ValueTask RunOneAsync(PipelineRun run, PlannedStrategy planned)
    {
        var (editorMark, recordMark, reportMark) = (run.View.Editor.Mark(), run.Records.Count, run.Reports.Count);
        try
        {
            await planned.Strategy.RunAsync(new StrategyContext(run, planned.Strategy.Descriptor), planned.Options);
            run.SettleHint(planned.Kind);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            run.Undo(editorMark, recordMark, reportMark);
            var late = e is DeadlineExceededException;
            run.Suppress(planned.Kind, late ? SuppressionReasons.Deadline : SuppressionReasons.Error);
            if (!late) LogFailed(logger, planned.Kind, e.GetType().Name, e.StackTrace);
        }
    }

    // The message of an exception may quote the request; its type and place do not.
    [LoggerMessage(Level = LogLevel.Error, Message = "Strategy {Kind} failed with {Exception} and was skipped.\n{Place}")]
    private static partial void LogFailed(ILogger logger, string kind, string exception, string? place);
}
