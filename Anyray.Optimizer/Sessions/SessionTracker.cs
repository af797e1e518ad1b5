using System.Globalization;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Sessions;

/// <summary>Knows what was sent on earlier turns, repeats the edits that were made of it, and remembers this turn's.</summary>
internal sealed class SessionTracker(ISessionStore store, TimeProvider time)
{
    /// <summary>How long a session is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async ValueTask<TrackedSession> OpenAsync(string tenant, SessionKey key, RequestView view, IReadOnlyList<string> pins)
    {
        var stored = key.Value is null ? new Dictionary<string, string>() : await store.LoadAsync(tenant, key.Value);
        var entries = SessionEntries.Merge(stored, pins);
        var cache = PromptCaches.Find(view.Model);
        var marks = CacheMarks.Of(view);
        var sent = 0;
        for (var i = view.Messages.Count - 1; i >= 0 && sent == 0; i--)
            if (entries.ContainsKey(SessionEntries.Sent(view.Messages[i].Chain))) sent = i + 1;
        var prefixSent = sent > 0 || entries.ContainsKey(SessionEntries.Sent(view.PrefixHash));
        var now = time.GetUtcNow();
        var gap = now - SessionEntries.TimeOf(entries);
        var ttl = TimeSpan.FromSeconds(cache is null ? 0 : marks.OneHour ? Math.Max(3600, cache.TtlSeconds) : cache.TtlSeconds);
        var cold = cache is not null && gap > ttl;
        var facts = new SessionFacts
        {
            Key = key.Value,
            Named = key.Named,
            Known = sent > 0,
            ProviderCaches = cache is not null && (!cache.Explicit || marks.Prefix),
            MessagesCached = cache is not null && (!cache.Explicit || marks.Messages),
            Cold = cold,
            SentMessages = sent,
            PrefixSent = prefixSent,
            SinceLastTurn = gap,
            Memory = MemoryOf(entries),
        };
        return new TrackedSession(tenant, key, facts, entries, cache, now);
    }

    /// <summary>Marks what was sent and repeats its pinned edits. On a cold cache there is nothing to keep, and everything is decided anew.</summary>
    public static void Replay(PipelineRun run, TrackedSession session)
    {
        for (var i = 0; i < session.Facts.SentMessages; i++)
            foreach (var segment in run.View.SegmentsOf(run.View.Messages[i])) segment.Sent = true;
        if (session.Facts.Cold) return;
        for (var i = 0; i < session.Facts.SentMessages; i++)
            foreach (var segment in run.View.SegmentsOf(run.View.Messages[i])) Replay(run, session, segment);
    }

    private static void Replay(PipelineRun run, TrackedSession session, Segment segment)
    {
        if (session.Entries.TryGetValue(SessionEntries.Lock(segment), out var degree)) (segment.Locked, segment.Frozen) = (true, degree == SessionEntries.Frozen);
        if (!session.Entries.TryGetValue(SessionEntries.Pin(segment), out var packed) || Pin.Unpack(packed, out var delta) is not { } edit) return;
        var source = edit.Scope == EditScope.Text ? segment.Original.Span : default;
        if (!TextDelta.TryDecode(source, delta!, run.View.Chars, out var text) || !Apply(run, segment, edit.Scope, text)) return;
        segment.Pinned = true;
        foreach (var record in edit.Records)
        {
            if (record.Fidelity == Fidelity.Lossy) segment.LossyKind = record.Kind;
            run.Add(new EditRecord
            {
                Kind = record.Kind,
                Segment = segment,
                Scope = edit.Scope,
                Fidelity = record.Fidelity,
                CharsBefore = record.CharsBefore,
                CharsAfter = record.CharsAfter,
                BytesBefore = record.BytesBefore,
                BytesAfter = record.BytesAfter,
                Stashed = [.. record.Stashed.Where(s => s.Start >= 0 && s.Length >= 0 && s.Start <= segment.Original.Length - s.Length && s == StashedSpan.Of(run.Tenant, segment, s.Start, s.Length))],
                Replayed = true,
            });
        }
    }

    private static bool Apply(PipelineRun run, Segment segment, EditScope scope, ReadOnlyMemory<char> text)
    {
        var editor = run.View.Editor;
        switch (scope)
        {
            case EditScope.Text when segment.IsText:
                segment.SetCurrent(text);
                editor.ReplaceText(segment.Value, text);
                return true;
            case EditScope.BlockRemoved:
                editor.Remove(segment.Block);
                return true;
            case EditScope.MessageRemoved:
                editor.Remove(segment.Message!.Node);
                return true;
            case EditScope.Value when PinnedValue.IsJson(text.Span, out var json):
                editor.Replace(segment.Value, json);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the next turn has to know: everything that applies to this conversation, old and new.</summary>
    public static Dictionary<string, string> Describe(PipelineRun run, TrackedSession session)
    {
        var entries = new Dictionary<string, string>
        {
            [SessionEntries.LastTurn] = session.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            [SessionEntries.Sent(run.View.PrefixHash)] = "",
        };
        if (run.View.Messages.Count > 0) entries[SessionEntries.Sent(run.View.Messages[^1].Chain)] = "";
        foreach (var message in run.View.Messages)
        {
            var sent = SessionEntries.Sent(message.Chain);
            if (session.Entries.ContainsKey(sent)) entries[sent] = "";
        }
        foreach (var (kind, value) in session.Facts.Memory) entries[SessionEntries.Memory(kind)] = value;
        foreach (var (kind, value) in run.Remembered) entries[SessionEntries.Memory(kind)] = value;
        foreach (var segment in run.View.Segments)
            if (segment.Locked && segment.Message is not null) entries[SessionEntries.Lock(segment)] = segment.Frozen ? SessionEntries.Frozen : "";
        foreach (var group in run.Records.Where(r => r.Segment.Message is not null).GroupBy(r => r.Segment))
        {
            var name = SessionEntries.Pin(group.Key);
            entries[name] = group.All(r => r.Replayed) && session.Entries.TryGetValue(name, out var pinned) ? pinned : PackOf(run, group.Key, [.. group]);
        }
        return entries;
    }

    public async ValueTask SaveAsync(TrackedSession session, Dictionary<string, string> entries)
    {
        if (session.Key.Value is { } key) await store.SaveAsync(session.Tenant, key, entries, session.Facts.Cold);
    }

    private static string PackOf(PipelineRun run, Segment segment, List<EditRecord> records)
    {
        var scope = records[^1].Scope;
        var edit = new PinnedEdit(scope, [.. records.Select(r => new PinnedRecord(r.Kind, r.Fidelity, r.CharsBefore, r.CharsAfter, r.BytesBefore, r.BytesAfter, [.. r.Stashed]))]);
        return scope switch
        {
            EditScope.Text => Pin.Pack(edit, segment.Original.Span, segment.Memory.Span),
            EditScope.Value => Pin.Pack(edit, default, System.Text.Encoding.UTF8.GetString(run.View.Editor.Current(segment.Value).Span)),
            _ => Pin.Pack(edit, default, default),
        };
    }

    private static Dictionary<string, string> MemoryOf(IReadOnlyDictionary<string, string> entries)
    {
        var memory = new Dictionary<string, string>();
        foreach (var (name, value) in entries)
            if (name.StartsWith(SessionEntries.MemoryPrefix, StringComparison.Ordinal)) memory[name[SessionEntries.MemoryPrefix.Length..]] = value;
        return memory;
    }
}
