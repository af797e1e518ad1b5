using System.Buffers;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// A JSON text read into a flat list of nodes in pooled memory. Strict: whatever is not JSON is refused, so that what is
/// re-encoded is known to the last character. Names and strings stay as they were written, escapes and all.
/// </summary>
internal sealed class JsonTape : IDisposable
{
    private const int MaxDepth = 64;
    private static readonly SearchValues<char> StringEnds = SearchValues.Create("\"\\");

    private TapeNode[] _nodes = ArrayPool<TapeNode>.Shared.Rent(512);
    private int _count;

    private JsonTape()
    {
    }

    /// <summary>Number of nodes; node 0 is the root.</summary>
    public int Count => _count;

    public ref TapeNode this[int index] => ref _nodes[index];

    /// <summary>Reads exactly one value with white space around it; null when the text is anything else.</summary>
    public static JsonTape? Read(ReadOnlySpan<char> text)
    {
        var tape = new JsonTape();
        var at = Skip(text, 0);
        if (tape.Value(text, ref at, -1, -1, 0) && Skip(text, at) == text.Length) return tape;
        tape.Dispose();
        return null;
    }

    /// <summary>Reads one value per line under a made-up array, which is node 0; null when a line is anything else.</summary>
    public static JsonTape? ReadLines(ReadOnlySpan<char> text)
    {
        var tape = new JsonTape();
        tape.Add();
        int at = Skip(text, 0), count = 0;
        for (; at < text.Length; at = Skip(text, at), count++)
        {
            var start = at;
            if (tape.Value(text, ref at, -1, -1, 0) && (at == text.Length || text[at] is '\n' or '\r') && !text[start..at].Contains('\n')) continue;
            tape.Dispose();
            return null;
        }

        tape._nodes[0] = new TapeNode { Kind = '[', Start = 0, End = text.Length, Next = tape._count, NameStart = -1, NameEnd = -1, Count = count };
        return tape;
    }

    /// <summary>Would the text be read as a number?</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var at = 0;
        return text.Length > 0 && (text[0] == '-' && text.Length > 1 || char.IsAsciiDigit(text[0])) && Number(text, ref at) && at == text.Length;
    }

    public void Dispose()
    {
        if (_nodes.Length > 0) ArrayPool<TapeNode>.Shared.Return(_nodes);
        _nodes = [];
    }

    private bool Value(ReadOnlySpan<char> text, ref int at, int nameStart, int nameEnd, int depth)
    {
        if (at >= text.Length || depth > MaxDepth) return false;
        var index = Add();
        var start = at;
        var kind = text[at] is '-' or (>= '0' and <= '9') ? '0' : text[at];
        var count = 0;
        var read = kind switch
        {
            '{' => Members(text, ref at, depth, '}', ref count),
            '[' => Members(text, ref at, depth, ']', ref count),
            '"' => String(text, ref at),
            '0' => Number(text, ref at),
            't' => Word(text, ref at, "true"),
            'f' => Word(text, ref at, "false"),
            'n' => Word(text, ref at, "null"),
            _ => false,
        };
        _nodes[index] = new TapeNode { Kind = kind, Start = start, End = at, Next = _count, NameStart = nameStart, NameEnd = nameEnd, Count = count };
        return read;
    }

    private bool Members(ReadOnlySpan<char> text, ref int at, int depth, char close, ref int count)
    {
        at = Skip(text, at + 1);
        if (at < text.Length && text[at] == close) { at++; return true; }
        while (true)
        {
            int nameStart = -1, nameEnd = -1;
            if (close == '}')
            {
                nameStart = at;
                if (at >= text.Length || text[at] != '"' || !String(text, ref at)) return false;
                nameEnd = at;
                at = Skip(text, at);
                if (at >= text.Length || text[at] != ':') return false;
                at = Skip(text, at + 1);
            }

            if (!Value(text, ref at, nameStart, nameEnd, depth + 1)) return false;
            count++;
            at = Skip(text, at);
            if (at >= text.Length) return false;
            if (text[at] == close) { at++; return true; }
            if (text[at] != ',') return false;
            at = Skip(text, at + 1);
        }
    }

    private static bool String(ReadOnlySpan<char> text, ref int at)
    {
        at++;
        while (true)
        {
            var end = text[at..].IndexOfAny(StringEnds);
            if (end < 0) return false;
            if (text.Slice(at, end).IndexOfAnyInRange('\0', '\u001f') >= 0) return false;
            at += end;
            if (text[at++] == '"') return true;
            if (at >= text.Length) return false;
            if (text[at] == 'u')
            {
                if (at + 4 >= text.Length) return false;
                for (var i = 1; i <= 4; i++) if (!char.IsAsciiHexDigit(text[at + i])) return false;
            }
            else if (text[at] is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't')) return false;
            at++;
        }
    }

    private static bool Number(ReadOnlySpan<char> text, ref int at)
    {
        if (text[at] == '-') at++;
        var whole = Digits(text, ref at);
        if (whole == 0 || whole > 1 && text[at - whole] == '0') return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(text, ref at) == 0) return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (Digits(text, ref at) == 0) return false;
        }

        return true;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }

    private static bool Word(ReadOnlySpan<char> text, ref int at, string word)
    {
        if (!text[at..].StartsWith(word)) return false;
        at += word.Length;
        return true;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t') at++;
        return at;
    }

    private int Add()
    {
        if (_count == _nodes.Length)
        {
            var larger = ArrayPool<TapeNode>.Shared.Rent(_count * 2);
            _nodes.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<TapeNode>.Shared.Return(_nodes);
            _nodes = larger;
        }

        return _count++;
    }
}
