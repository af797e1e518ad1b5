using System.IO.Hashing;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Requests;

namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>The outputs that later ones may refer to: by their whole text, and by their lines.</summary>
internal sealed class EarlierOutputs(bool byLines)
{
    private const int MaxAnchorsPerLine = 4;
    private const double MinShared = 0.5;

    private readonly Dictionary<UInt128, EarlierOutput> _byText = [];
    private readonly Dictionary<ulong, List<EarlierOutput>> _byLine = [];
    private readonly Dictionary<ReadOnlyMemory<char>, LineTable> _lines = [];
    private readonly List<EarlierOutput> _unread = [];

    public void Add(EarlierOutput output)
    {
        _byText.TryAdd(HashOf(output.Segment), output);
        if (byLines) _unread.Add(output);
    }

    /// <summary>The first output with the same text.</summary>
    public EarlierOutput? FindCopy(Segment segment) =>
        _byText.TryGetValue(HashOf(segment), out var copy) && copy.Segment.Original.Span.SequenceEqual(segment.Original.Span) ? copy : null;

    /// <summary>The output that shares most of the text, when that is at least half of it; of several the newest.</summary>
    public EarlierOutput? FindNear(ReadOnlyMemory<char> text, bool encoded = false)
    {
        // The lines of an output that nothing comes after are never asked for.
        foreach (var output in _unread) ReadLines(output);
        _unread.Clear();
        if (_byLine.Count == 0) return null;
        var lines = LinesOf(text);
        var shared = new Dictionary<EarlierOutput, int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.Length(i) < 4 || !_byLine.TryGetValue(lines.Hashes[i], out var anchors)) continue;
            foreach (var anchor in anchors)
                if (anchor.Encoded == encoded) CollectionsMarshal.GetValueRefOrAddDefault(shared, anchor, out _) += lines.Length(i) + 1;
        }
        EarlierOutput? best = null;
        var most = (int)(text.Length * MinShared);
        foreach (var (anchor, chars) in shared)
            if (chars > most || (chars == most && best is not null && anchor.Number > best.Number)) (best, most) = (anchor, chars);
        return best;
    }

    /// <summary>The lines that a delta against the output counts.</summary>
    public LineTable LinesOf(EarlierOutput output) => LinesOf(output.Encoded ? output.Segment.Memory : output.Segment.Original);

    public LineTable LinesOf(ReadOnlyMemory<char> text)
    {
        if (!_lines.TryGetValue(text, out var lines)) _lines[text] = lines = new LineTable(text);
        return lines;
    }

    private void ReadLines(EarlierOutput output)
    {
        ulong last = 0;
        foreach (var line in LinesOf(output).Hashes)
        {
            if (line == last) continue;
            last = line;
            ref var anchors = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLine, line, out _);
            anchors ??= [];
            if (anchors.Count < MaxAnchorsPerLine && (anchors.Count == 0 || anchors[^1] != output)) anchors.Add(output);
        }
    }

    private static UInt128 HashOf(Segment segment) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(segment.Original.Span));
}
