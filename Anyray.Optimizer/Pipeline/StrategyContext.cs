using System.Buffers;
using System.Text;
using Anyray.Contracts.Optimizer;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Sessions;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Pipeline;

/// <summary>
/// What a strategy sees and does. The rules every kind obeys are kept here once: no information lost in fresh output, no
/// change of bytes the provider has cached, one lossy strategy per segment, nothing grows.
/// </summary>
internal sealed class StrategyContext
{
    private readonly PipelineRun _run;
    private readonly string _kind;

    internal StrategyContext(PipelineRun run, StrategyDescriptor descriptor)
    {
        _run = run;
        _kind = descriptor.Kind;
        Descriptor = descriptor;
    }

    public StrategyDescriptor Descriptor { get; }

    public RequestView View => _run.View;

    public List<Segment> Segments => _run.View.Segments;

    public JsonEditor Editor => _run.View.Editor;

    /// <summary>The live question and its identifiers; found once, on first use.</summary>
    public LiveQuestion Question => _run.Question;

    /// <summary>The request's content by shape, and the question as things to look for.</summary>
    public ContentIndex Contents => _run.Contents;

    /// <summary>Does that kind run on this request, too?</summary>
    public bool Runs(string kind) => _run.Planned.Contains(kind);

    public SessionFacts Session => _run.Session;

    /// <summary>Tenant the request belongs to.</summary>
    public string Tenant => _run.Tenant;

    public PipelineDeadline Deadline => _run.Deadline;

    /// <summary>May the strategy make an edit of this fidelity to the segment? A no is remembered as the reason to report if the kind does nothing.</summary>
    public bool CanEdit(Segment segment, Fidelity fidelity)
    {
        if (!Editor.IsLive(segment.Value)) return false;
        if (segment.Message is null) return CanEditPrefix();
        if (segment.Sent && !_run.MayRewrite(segment)) return Refuse(SuppressionReasons.CacheGuard);
        if (segment.Frozen) return false;
        if (fidelity == Fidelity.Lossless) return segment.LossyKind is null;
        if (segment.Fresh) return Refuse(SuppressionReasons.Fresh);
        if (segment.Locked) return false;
        if (fidelity == Fidelity.Cosmetic) return true;
        if (segment.LossyKind is not null) return false;
        return View.HasTools || Refuse(SuppressionReasons.NoRetrieve);
    }

    /// <summary>
    /// May the tools and system prefix be edited? Yes before it was first sent, when nothing is cached, and when this kind
    /// edited it before: then it has to again, with the same result.
    /// </summary>
    public bool CanEditPrefix()
    {
        if (!Session.PrefixRewritable && !Session.Memory.ContainsKey(PrefixMark)) return Refuse(SuppressionReasons.CacheGuard);
        return true;
    }

    /// <summary>
    /// Gives a text segment a new text. False, and nothing happens, when the rules forbid it, the deadline is over, or the
    /// result is not smaller on the wire.
    /// </summary>
    public bool Replace(Segment segment, ReadOnlySpan<char> text, Fidelity fidelity) => Replace(segment, text, fidelity, []);

    /// <summary>As <see cref="Replace(Segment, ReadOnlySpan{char}, Fidelity)"/>, naming the handles that <see cref="Handle(Segment, int, int)"/> gave for what was taken out; they are stashed when the edit stands.</summary>
    public bool Replace(Segment segment, ReadOnlySpan<char> text, IReadOnlyList<StashedSpan> elided) => Replace(segment, text, Fidelity.Lossy, elided);

    /// <summary>Takes a content block (or a responses item) out. Its pair, when it has one, is the caller's to mind.</summary>
    public bool RemoveBlock(Segment segment, Fidelity fidelity)
    {
        if (!CanEdit(segment, fidelity)) return false;
        Editor.Remove(segment.Block);
        Record(segment, EditScope.BlockRemoved, fidelity, segment.Block.End - segment.Block.Start, 0, []);
        return true;
    }

    /// <summary>Takes a whole message out. Pairs of calls and results are the caller's to mind.</summary>
    public bool RemoveMessage(MessageView message, Fidelity fidelity)
    {
        if (message.SegmentCount == 0) return false;
        foreach (var segment in View.SegmentsOf(message))
            if (!CanEdit(segment, fidelity)) return false;
        Editor.Remove(message.Node);
        Record(Segments[message.FirstSegment], EditScope.MessageRemoved, fidelity, message.Node.End - message.Node.Start, 0, []);
        return true;
    }

    /// <summary>
    /// Puts another JSON value in place of a segment that is not text (an image, a schema). <paramref name="worth"/>: bytes of text
    /// that cost as much as the value did, when that is not its size.
    /// </summary>
    public bool ReplaceValue(Segment segment, ReadOnlySpan<byte> json, Fidelity fidelity, IReadOnlyList<StashedSpan>? elided = null, int? worth = null)
    {
        if (!CanEdit(segment, fidelity)) return false;
        var before = Editor.Current(segment.Value).Length;
        if (json.Length >= before && !Descriptor.Has(StrategyFlags.MayGrow)) return false;
        Editor.Replace(segment.Value, json);
        Record(segment, EditScope.Value, fidelity, worth ?? before, json.Length, elided ?? []);
        return true;
    }

    /// <summary>The handle of a part of the segment's original text, for a marker. The same part has the same handle on every turn.</summary>
    public StashedSpan Handle(Segment segment, int start, int length) =>
        StashedSpan.Of(Tenant, segment, start, length);

    /// <summary>The handle of the whole original text.</summary>
    public StashedSpan Handle(Segment segment) => Handle(segment, 0, segment.Original.Length);

    /// <summary>Allows only lossless edits of the segment from here on, on later turns too, because another one points at it.</summary>
    public void Lock(Segment segment) => _run.Lock(segment);

    /// <summary>Allows no edit of the segment from here on, on later turns too, because another one counts its lines.</summary>
    public void Freeze(Segment segment) => _run.Freeze(segment);

    /// <summary>What this kind remembered on an earlier turn of the conversation, or null.</summary>
    public string? Recall() => Session.Memory.GetValueOrDefault(_kind);

    /// <summary>Remembers a short value for the conversation's later turns; it travels in the pins.</summary>
    public void Remember(string value) => _run.Remember(_kind, value);

    /// <summary>Says that this kind has edited tools or system, so that it may on later turns. Needed after edits through <see cref="Editor"/>.</summary>
    public void MarkPrefix() => _run.Remember(PrefixMark, "1");

    /// <summary>Reports a decision in the strategy's own words: for annotations, parameter edits and read-only kinds.</summary>
    public void Report(string summary, long tokensSaved = 0, DecisionMetric? metric = null) => _run.Report(_kind, summary, tokensSaved, metric);

    /// <summary>Adds a remark to the kind's summary, e.g. <c>semantic re-rank: 1 msg, 120 lines embedded</c>.</summary>
    public void Note(string text) => _run.Note(_kind, text);

    /// <summary>Says why nothing was done.</summary>
    public void Suppress(string reason) => _run.Suppress(_kind, reason);

    /// <summary>Says why nothing was done, unless something is yet.</summary>
    public void Hint(string reason) => _run.Hint(_kind, reason);

    // Of this prefix: another one is edited anew.
    private string PrefixMark => $"prefix:{View.PrefixHash:x16}:{_kind}";

    private bool Replace(Segment segment, ReadOnlySpan<char> text, Fidelity fidelity, IReadOnlyList<StashedSpan> elided)
    {
        Deadline.ThrowIfExpired();
        if (!segment.IsText || !CanEdit(segment, fidelity)) return false;
        var before = segment.Memory;
        if (text.SequenceEqual(before.Span) || !ComeBack(segment, elided)) return false;
        var bytesBefore = segment.Edited ? JsonText.EscapedLength(before.Span) + 2 : segment.ByteLength;
        var bytesAfter = JsonText.EscapedLength(text) + 2;
        if (bytesAfter >= bytesBefore && !Descriptor.Has(StrategyFlags.MayGrow)) return false;
        var record = new EditRecord
        {
            Kind = _kind,
            Segment = segment,
            Fidelity = fidelity,
            CharsBefore = before.Length,
            CharsAfter = text.Length,
            BytesBefore = bytesBefore,
            BytesAfter = bytesAfter,
            Stashed = elided,
            TextBefore = segment.CurrentOrNull,
            LossyKindBefore = segment.LossyKind,
        };
        segment.SetCurrent(View.Chars.Copy(text));
        Editor.ReplaceText(segment.Value, segment.Memory);
        Add(record);
        return true;
    }

    // Half a surrogate pair has no bytes that could be given back.
    private static bool ComeBack(Segment segment, IReadOnlyList<StashedSpan> elided)
    {
        foreach (var span in elided)
        {
            var text = segment.Original.Span.Slice(span.Start, span.Length);
            var from = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            for (var rest = from < 0 ? default : text[from..]; !rest.IsEmpty;)
            {
                if (Rune.DecodeFromUtf16(rest, out _, out var used) != OperationStatus.Done) return false;
                rest = rest[used..];
            }
        }
        return true;
    }

    private void Record(Segment segment, EditScope scope, Fidelity fidelity, int before, int after, IReadOnlyList<StashedSpan> elided) => Add(new EditRecord
    {
        Kind = _kind,
        Segment = segment,
        Scope = scope,
        Fidelity = fidelity,
        CharsBefore = before,
        CharsAfter = after,
        BytesBefore = before,
        BytesAfter = after,
        Stashed = elided,
        TextBefore = segment.CurrentOrNull,
        LossyKindBefore = segment.LossyKind,
    });

    private void Add(EditRecord record)
    {
        if (record.Fidelity == Fidelity.Lossy) record.Segment.LossyKind = _kind;
        _run.Add(record);
        if (record.Segment.Message is null) MarkPrefix();
    }

    private bool Refuse(string reason)
    {
        Hint(reason);
        return false;
    }
}
