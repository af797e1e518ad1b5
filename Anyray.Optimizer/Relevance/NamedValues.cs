using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Walks the names and values of a unit, line by line: <c>name: value</c>, <c>name = value</c>, <c>name | value</c>, <c>&lt;name&gt;value&lt;/name&gt;</c>,
/// and every <c>name=value</c> inside a line or such a value.
/// </summary>
internal ref struct NamedValues(ReadOnlySpan<char> unit)
{
    private ReadOnlySpan<char> _rest = unit;
    private ReadOnlySpan<char> _line;

    public bool Next(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        while (true)
        {
            if (!_line.IsEmpty && Token(out name, out value)) return true;
            if (_rest.IsEmpty) break;
            var end = _rest.IndexOf('\n');
            var line = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            _line = default;
            if (line.TrimStart() is ['<', ..])
            {
                if (Element(line.Trim(), out name, out value)) return true;
            }
            else if (LineMarks.IsKeyed(line))
            {
                line = line.TrimStart(" \t-");
                var colon = line.IndexOf(':');
                if (line[colon..].Count('=') > 1) _line = line[(colon + 1)..];
                return Pair(line, colon, out name, out value);
            }
            else if (Assigns(line) is > 0 and var at)
            {
                return Pair(line, at, out name, out value);
            }
            else
            {
                _line = line;
            }
        }

        name = value = default;
        return false;
    }

    // A line that is one assignment, or one cell beside its name.
    private static int Assigns(ReadOnlySpan<char> line)
    {
        var at = line.IndexOfAny('=', '|');
        return at > 0 && at + 2 < line.Length && line[at - 1] == ' ' && line[at + 1] == ' ' && line[..at].Trim() is { Length: > 0 and < 40 } name && name.IndexOfAny(" (),\"") < 0 && !line[(at + 1)..].Contains(line[at]) ? at : -1;
    }

    private static bool Pair(ReadOnlySpan<char> line, int at, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = line[..at].Trim();
        value = line[(at + 1)..].Trim();
        return true;
    }

    private bool Token(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        for (var at = _line.IndexOf('='); at > 0; at = _line.IndexOf('='))
        {
            var start = at;
            while (start > 0 && (char.IsLetterOrDigit(_line[start - 1]) || _line[start - 1] is '_' or '.' or '-')) start--;
            var after = _line[(at + 1)..];
            name = _line[start..at];
            _line = after;
            if (name.IsEmpty || !char.IsLetter(name[0]) || after.IsEmpty || after[0] is '=' or ' ' or '>') continue;
            var quoted = after[0] == '"';
            if (quoted) after = after[1..];
            var end = quoted ? after.IndexOf('"') : after.IndexOfAny(" \t,;)]}");
            value = end < 0 ? after : after[..end];
            _line = end < 0 ? default : after[(end + 1)..];
            return true;
        }

        _line = default;
        return false;
    }

    // <name …>value</name> on a line of its own.
    private static bool Element(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = value = default;
        var (open, close) = (line.IndexOf('>'), line.LastIndexOf("</"));
        if (open < 2 || close <= open || line[^1] != '>') return false;
        key = line[(close + 2)..^1];
        value = line[(open + 1)..close].Trim();
        return line[1..].StartsWith(key) && value.IndexOf('<') < 0;
    }
}
