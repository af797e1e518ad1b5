using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>A text cut at its line feeds. Joined with line feeds the lines are the text again, a last empty one included.</summary>
internal sealed class LineTable
{
    private readonly ReadOnlyMemory<char> _text;
    private readonly List<int> _starts = [];

    public LineTable(ReadOnlyMemory<char> text)
    {
        _text = text;
        var span = text.Span;
        for (var at = 0; ;)
        {
            _starts.Add(at);
            var end = span[at..].IndexOf('\n');
            var line = end < 0 ? span[at..] : span.Slice(at, end);
            Hashes.Add(TextHash.Of(line));
            if (end < 0) break;
            at += end + 1;
        }
        _starts.Add(text.Length + 1);
    }

    public int Count => Hashes.Count;

    public List<ulong> Hashes { get; } = [];

    public int Length(int line) => _starts[line + 1] - _starts[line] - 1;

    public ReadOnlySpan<char> this[int line] => _text.Span.Slice(_starts[line], Length(line));

    /// <summary>True when both lines are the same text, not the same hash alone.</summary>
    public bool Same(int line, LineTable other, int otherLine) => Hashes[line] == other.Hashes[otherLine] && this[line].SequenceEqual(other[otherLine]);
}
