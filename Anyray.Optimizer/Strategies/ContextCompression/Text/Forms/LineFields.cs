using System.Buffers;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

/// <summary>The lines of a text cut into fields at blanks, and at a delimiter when rows are made of them; offsets in pooled memory.</summary>
internal sealed class LineFields : IDisposable
{
    /// <summary>A line with more fields is cut no further: its last field has the rest.</summary>
    public const int MaxFields = 48;

    private int[] _lines;
    private int[] _fields;
    private int _count;

    public LineFields(ReadOnlySpan<char> text, char delimiter)
    {
        Count = text.Count('\n') + (text is [.., '\n'] ? 0 : 1);
        _lines = ArrayPool<int>.Shared.Rent(3 * (Count + 1));
        _fields = ArrayPool<int>.Shared.Rent(Math.Max(64, text.Length));
        var at = 0;
        for (var line = 0; line < Count; line++)
        {
            var length = text[at..].IndexOf('\n');
            var end = length < 0 ? text.Length : at + length;
            (_lines[3 * line], _lines[3 * line + 1], _lines[3 * line + 2]) = (_count, at, end);
            Cut(text, at, end, delimiter);
            at = end + 1;
        }

        _lines[3 * Count] = _count;
    }

    /// <summary>Number of lines.</summary>
    public int Count { get; }

    public int FieldsOf(int line) => _lines[3 * (line + 1)] - _lines[3 * line];

    /// <summary>Offset of the line's first character.</summary>
    public int StartOf(int line) => _lines[3 * line + 1];

    /// <summary>Offset past its last one, the line feed not counted.</summary>
    public int EndOf(int line) => _lines[3 * line + 2];

    public int Start(int line, int field) => _fields[3 * (_lines[3 * line] + field)];

    public int End(int line, int field) => _fields[3 * (_lines[3 * line] + field) + 1];

    public int Hash(int line, int field) => _fields[3 * (_lines[3 * line] + field) + 2];

    /// <summary>Where the gap before a field begins; after the last field, the one at the line's end.</summary>
    public int GapStart(int line, int field) => field == 0 ? StartOf(line) : End(line, field - 1);

    /// <summary>Where it ends.</summary>
    public int GapEnd(int line, int field) => field == FieldsOf(line) ? EndOf(line) : Start(line, field);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_lines);
        ArrayPool<int>.Shared.Return(_fields);
        _lines = _fields = [];
    }

    private void Cut(ReadOnlySpan<char> text, int at, int end, char delimiter)
    {
        var fields = 0;
        while (at < end)
        {
            while (at < end && (text[at] is ' ' or '\t' || text[at] == delimiter)) at++;
            if (at == end) break;
            var start = at;
            var hash = 17u;
            if (++fields == MaxFields) at = end - (text[..end].Length - text[..end].TrimEnd(" \t").Length);
            for (; fields < MaxFields && at < end && text[at] is not (' ' or '\t') && text[at] != delimiter; at++) hash = (hash ^ text[at]) * 16777619u;
            if (3 * _count + 3 > _fields.Length) Grow();
            (_fields[3 * _count], _fields[3 * _count + 1], _fields[3 * _count + 2]) = (start, at, (int)hash);
            _count++;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(_fields.Length * 2);
        _fields.AsSpan(0, 3 * _count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_fields);
        _fields = larger;
    }
}
