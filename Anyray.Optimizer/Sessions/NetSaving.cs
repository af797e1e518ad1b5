using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Sessions;

/// <summary>
/// Decides on new lossy edits of bytes that the provider has cached. Taking S tokens out saves their read price on this and
/// every later turn; everything after the first changed byte, T tokens, has to be written again once:
/// <c>S · (turns + 1) · read &gt; T · (write − read)</c>. How many turns are still to come is not known; a quarter of those
/// that were is a cautious guess. The edits from the position that nets most on are kept, all others taken back.
/// </summary>
internal static class NetSaving
{
    private const int TryEvery = 4;
    private const int MaxTurns = 25;

    /// <summary>Trying costs a run over the whole history, so it is done on every fourth turn.</summary>
    public static bool IsDue(RequestView view, SessionFacts session) => session.Known && !session.Rewritable && Turns(view) is > 0 and var turns && turns % TryEvery == 0;

    /// <summary>Keeps the edits of sent segments that pay, takes back the rest. Returns the cached tokens that have to be written again.</summary>
    public static long Decide(PipelineRun run, PromptCache cache)
    {
        // A stable order: edits of one segment stay in the order in which they were made.
        List<EditRecord> tried = [.. run.Records.Where(r => r is { Replayed: false, Segment: { Sent: true, Message: not null } }).OrderBy(r => r.Segment.Value.Start)];
        if (tried.Count == 0) return 0;
        var turns = Math.Min(Turns(run.View) / 4, MaxTurns);
        long end = run.View.Messages[run.Session.SentMessages - 1].Node.End;
        foreach (var record in run.Records)
            if (record is { Replayed: true, Segment.Message: not null }) end -= record.BytesBefore - record.BytesAfter;
        long saved = 0, bestRewrite = 0;
        var (best, first) = (0.0, tried.Count);
        for (var i = tried.Count - 1; i >= 0; i--)
        {
            saved += tried[i].BytesBefore - tried[i].BytesAfter;
            var rewrite = Math.Max(0, end - tried[i].Segment.Value.Start - saved);
            var net = saved * (turns + 1) * cache.ReadPrice - rewrite * (cache.WritePrice - cache.ReadPrice);
            if (net <= best || (i > 0 && tried[i - 1].Segment == tried[i].Segment)) continue;
            (best, first, bestRewrite) = (net, i, rewrite);
        }
        for (var i = 0; i < first; i++) TakeBack(run, tried, i);
        return TokenEstimate.OfBytes(bestRewrite);
    }

    private static void TakeBack(PipelineRun run, List<EditRecord> tried, int index)
    {
        var record = tried[index];
        run.Records.Remove(record);
        run.Hint(record.Kind, SuppressionReasons.CacheGuard);
        run.SettleHint(record.Kind);
        // The first of a segment's edits knows the text before all of them.
        if (index > 0 && tried[index - 1].Segment == record.Segment) return;
        var segment = record.Segment;
        segment.LossyKind = record.LossyKindBefore;
        segment.SetCurrent(record.TextBefore);
        switch (record.Scope)
        {
            case EditScope.BlockRemoved:
                run.View.Editor.Restore(segment.Block);
                break;
            case EditScope.MessageRemoved:
                run.View.Editor.Restore(segment.Message!.Node);
                break;
        }
        if (record.TextBefore is { } text) run.View.Editor.ReplaceText(segment.Value, text);
        else run.View.Editor.Restore(segment.Value);
    }

    private static int Turns(RequestView view) => view.Messages.Count == 0 ? 0 : view.Messages[0].TurnAge;
}
