using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>The lines of a text as offsets, in pooled memory. A line excludes its line feed; a carriage return stays with its line.</summary>
internal ref struct LineTable
{
    private readonly ReadOnlySpan<char> _text;
    private int[] _starts;

    public LineTable(ReadOnlySpan<char> text)
    {
        _text = text;
        Count = text.Count('\n') + 1;
        if (text.Length > 0 && text[^1] == '\n') Count--;
        _starts = ArrayPool<int>.Shared.Rent(Count + 1);
        int at = 0, line = 0;
        while (line < Count)
        {
            _starts[line++] = at;
            var next = text[at..].IndexOf('\n');
            if (next < 0) break;
            at += next + 1;
        }

        _starts[Count] = text.Length;
    }

    /// <summary>Number of lines; a final line feed does not start another one.</summary>
    public int Count { get; }

    /// <summary>The text of a line, without its line feed.</summary>
    public readonly ReadOnlySpan<char> this[int line] => _text[Start(line)..End(line)];

    /// <summary>Offset of the first character of a line.</summary>
    public readonly int Start(int line) => _starts[line];

    /// <summary>Offset just past the last character of a line, its line feed not counted.</summary>
    public readonly int End(int line)
    {
        var next = _starts[line + 1];
        return next > _starts[line] && _text[next - 1] == '\n' ? next - 1 : next;
    }

    /// <summary>Offset of the line that follows, or the text's length.</summary>
    public readonly int Next(int line) => _starts[line + 1];

    public void Dispose()
    {
        if (_starts.Length > 0) ArrayPool<int>.Shared.Return(_starts);
        _starts = [];
    }
}
