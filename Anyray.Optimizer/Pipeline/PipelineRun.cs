using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Sessions;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Pipeline;

/// <summary>The state of one request on its way through the pipeline.</summary>
internal sealed class PipelineRun
{
    private readonly Dictionary<string, string> _hints = [];
    private readonly Dictionary<string, string> _suppressed = [];
    private LiveQuestion? _question;
    private ContentIndex? _contents;

    public required RequestView View { get; init; }

    public required string Tenant { get; init; }

    public required PipelineDeadline Deadline { get; init; }

    public SessionFacts Session { get; init; } = SessionFacts.New;

    public LiveQuestion Question => _question ??= LiveQuestion.Of(View);

    /// <summary>The request's pieces of content by shape; found once, on first use.</summary>
    public ContentIndex Contents => _contents ??= new ContentIndex(View);

    /// <summary>The kinds that run on this request.</summary>
    public HashSet<string> Planned { get; } = [];

    /// <summary>Edits that stand, oldest first.</summary>
    public List<EditRecord> Records { get; } = [];

    /// <summary>Decisions in the strategies' own words.</summary>
    public List<Decision> Reports { get; } = [];

    public Dictionary<string, string> Notes { get; } = [];

    /// <summary>What kinds ask to have remembered for later turns.</summary>
    public Dictionary<string, string> Remembered { get; } = [];

    public IReadOnlyDictionary<string, string> Suppressed => _suppressed;

    /// <summary>Lossy edits of sent bytes are tried, for the net saving to decide on.</summary>
    public bool Weighing { get; set; }

    public bool MayRewrite(Segment segment) => Session.Rewritable || (Weighing && !segment.Pinned);

    public void Add(EditRecord record) => Records.Add(record);

    public void Lock(Segment segment) => segment.Locked = true;

    public void Freeze(Segment segment) => segment.Locked = segment.Frozen = true;

    public void Remember(string key, string value) => Remembered[key] = value;

    public void Report(string kind, string summary, long tokensSaved, DecisionMetric? metric) => Reports.Add(new Decision
    {
        Kind = kind,
        Summary = summary,
        EstimatedTokensSaved = tokensSaved == 0 ? null : tokensSaved,
        Metric = metric,
    });

    public void Note(string kind, string text) => Notes[kind] = Notes.TryGetValue(kind, out var earlier) ? $"{earlier}; {text}" : text;

    /// <summary>A reason to report if the kind ends up doing nothing. The first one counts, but "only fresh output was eligible" gives way to any other.</summary>
    public void Hint(string kind, string reason)
    {
        if (!_hints.TryGetValue(kind, out var earlier) || earlier == SuppressionReasons.Fresh) _hints[kind] = reason;
    }

    public void Suppress(string kind, string reason) => _suppressed[kind] = reason;

    public bool HasActed(string kind)
    {
        foreach (var record in Records)
            if (record.Kind == kind) return true;
        foreach (var report in Reports)
            if (report.Kind == kind) return true;
        return false;
    }

    /// <summary>Turns the hint of a kind that did nothing into its suppression.</summary>
    public void SettleHint(string kind)
    {
        if (_hints.TryGetValue(kind, out var reason) && !HasActed(kind)) _suppressed.TryAdd(kind, reason);
    }

    /// <summary>Takes back everything a strategy did since the marks were taken.</summary>
    public void Undo(int editorMark, int recordMark, int reportMark)
    {
        View.Editor.Undo(editorMark);
        for (var i = Records.Count - 1; i >= recordMark; i--)
        {
            var record = Records[i];
            record.Segment.SetCurrent(record.TextBefore);
            record.Segment.LossyKind = record.LossyKindBefore;
        }
        Records.RemoveRange(recordMark, Records.Count - recordMark);
        Reports.RemoveRange(reportMark, Reports.Count - reportMark);
    }
}
