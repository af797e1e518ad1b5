namespace Anyray.Optimizer.Shapes;

/// <summary>Tells single lines apart: log head, search hit, path, heading. Each looks at the start of the line only.</summary>
internal static class LineMarks
{
    private static readonly string[] Levels =
        ["TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL", "SEVERE", "PANIC", "ERR", "VERBOSE"];

    /// <summary>A line that starts a log record: a time stamp, a syslog date, an address of an access log or a level comes first.</summary>
    public static bool IsLogHead(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && line[at] is '[' or '(' or '<' or '"') at++;
        var rest = line[at..];
        if (rest.Length < 4) return false;
        if (rest[0] == ' ' && line[0] == '[') rest = rest.TrimStart(' ');
        if (rest.Length < 4) return false;
        if (char.IsAsciiDigit(rest[0])) return IsTimeStamp(rest) || IsAccessHead(rest) || IsUptime(rest);
        return IsSyslogDate(rest) || StartsWithLevel(rest) || IsKlog(rest) || rest.StartsWith("ts=") || rest.StartsWith("time=") || rest.StartsWith("level=");
    }

    /// <summary>A level word at the start, closed by a space, colon, bracket or tab.</summary>
    public static bool StartsWithLevel(ReadOnlySpan<char> text)
    {
        foreach (var level in Levels)
        {
            if (text.StartsWith(level, StringComparison.OrdinalIgnoreCase)
                && text.Length > level.Length && text[level.Length] is ' ' or ':' or ']' or '\t' or '|')
                return true;
        }

        return false;
    }

    /// <summary><c>path:12:</c>, <c>path:12-</c> or <c>path-12-</c>; the path has a dot or a slash. Gives the length of the path, or 0.</summary>
    public static int HitPathLength(ReadOnlySpan<char> line)
    {
        var limit = Math.Min(line.Length, 260);
        var sawPathChar = false;
        for (var i = 0; i < limit; i++)
        {
            var c = line[i];
            if (c is '/' or '.' or '\\') sawPathChar = true;
            else if (c is ' ' or '\t' or '"' or '(' or '<' or '{' or '=') return 0;
            else if (c == ':' && i > 1)
            {
                var digits = Digits(line[(i + 1)..]);
                return sawPathChar && digits > 0 && i + 1 + digits < line.Length && line[i + 1 + digits] is ':' or '-' ? i : 0;
            }
        }

        return 0;
    }

    /// <summary>A column follows the line number of a hit, as compilers print it: <c>path:12:5</c>.</summary>
    public static bool HasColumn(ReadOnlySpan<char> line, int pathLength)
    {
        var after = line[(pathLength + 1)..];
        after = after[Digits(after)..];
        return after is [':', >= '0' and <= '9', ..];
    }

    /// <summary>A line that is nothing but one path.</summary>
    public static bool IsPath(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 3 or > 400) return false;
        return line.IndexOfAny('/', '\\') >= 0 && line.IndexOfAny(" \t\"<>|{}=;()") < 0 && !line.Contains("://", StringComparison.Ordinal);
    }

    /// <summary>A line below its file's path in a search's output: <c>12:</c> a hit, <c>12-</c> one beside it.</summary>
    public static bool IsGroupedHit(ReadOnlySpan<char> line) => Digits(line) is > 0 and <= 6 and var digits && digits < line.Length && line[digits] is ':' or '-';

    /// <summary>Length of the number prefix that file readers print (<c>  12→</c>, <c>12⇥</c>, <c>12: </c>, <c>12| </c>), or 0.</summary>
    public static int LineNumberLength(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && line[at] == ' ') at++;
        var digits = Digits(line[at..]);
        if (digits is 0 or > 6) return 0;
        at += digits;
        if (at >= line.Length) return 0;
        if (line[at] is '→' or '\t' or '|') return at + 1;
        return line[at] == ':' && at + 1 < line.Length && line[at + 1] is ' ' or '\t' ? at + 2 : 0;
    }

    /// <summary>A heading of a section or retrieved chunk.</summary>
    public static bool IsChunkHead(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.Length is 0 or > 200) return false;
        if (IsMailHead(text) || IsLabel(text)) return true;
        if (text[0] == '#') return text.Length > 2 && text.TrimStart('#') is [' ', ..];
        if (text.StartsWith("--- ") && text.Length > 8 && !text.EndsWith(';')) return true;
        if (text[0] is '-' or '=' or '*' or '_') return text.Length >= 3 && (text.TrimStart(text[0]).IsEmpty || IsRuled(text));
        if (text[0] == '<') return StartsWithAny(text[1..], ["document", "chunk", "passage", "result", "source", "context", "item", "memory", "section", "article", "page"]);
        if (text[0] == '[' && text.IndexOf(']') is > 1 and < 60 and var close)
            return close < 5 && char.IsAsciiDigit(text[1]) || StartsWithAny(text[1..], ["doc", "chunk", "source", "passage", "result", "memory", "section", "kb"]);
        return StartsWithAny(text, ["document ", "chunk ", "passage ", "result ", "source:", "source ", "section ", "title:", "file:", "memory ", "page ", "doc ", "article ", "excerpt ", "snippet ",
                "quelle ", "abschnitt ", "dokument ", "auszug ", "textstelle ", "fundstelle ", "extrait ", "passage ", "fragment ", "fragmento ", "fuente ", "documento ", "fonte ", "trecho ", "estratto ", "frammento ", "資料", "文書", "抜粋", "来源", "文档", "片段"])
            && (text.ContainsAnyInRange('0', '9') || text.Contains(':'));
    }

    // A word and its number in brackets, in any language: [Quelle 12: …], 【資料3】.
    private static bool IsLabel(ReadOnlySpan<char> text)
    {
        var close = text[0] switch { '[' => text.IndexOf(']'), '【' => text.IndexOf('】'), _ => -1 };
        if (close < 3 || close > 100 || text[0] == '[' && close + 1 < text.Length) return false;
        var at = 1;
        while (at < close && char.IsLetter(text[at])) at++;
        if (at < 3) return false;
        if (text[at] == ' ') at++;
        return Digits(text[at..]) is > 0 and < 5 and var digits && text[at + digits] is ':' or ',' or ' ' or ']' or '】' or '|' or '/';
    }

    /// <summary>A whole passage on one line after its number: <c>[12] …</c>.</summary>
    public static bool IsNumberedPassage(ReadOnlySpan<char> line) =>
        line.Length > 80 && line[0] == '[' && Digits(line[1..]) is > 0 and < 5 and var digits && line[digits + 1] == ']' && line[digits + 2] == ' ';

    /// <summary>A name and its value, or a name under which others stand: <c>key: value</c>, <c>- key: value</c>, <c>key:</c>.</summary>
    public static bool IsKeyed(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t-");
        var colon = text.IndexOf(':');
        return colon is > 0 and < 80 && (colon + 1 == text.Length || text[colon + 1] is ' ' or '\t' or '\r') && text[..colon].Count(' ') <= 2 && text[..colon].IndexOfAny("(){};=<>,") < 0;
    }

    /// <summary>Laid out in columns: at least two gaps of several blanks.</summary>
    public static bool IsColumned(ReadOnlySpan<char> line)
    {
        var gap = line.IndexOf("  ");
        return gap > 0 && line[gap..].TrimStart(' ').Contains("  ", StringComparison.Ordinal);
    }

    /// <summary>The line that starts a message of a mail thread.</summary>
    public static bool IsMailHead(ReadOnlySpan<char> line) =>
        line.Length < 200 && (StartsWithAny(line, ["From: ", "Von: ", "De: ", "Da: ", "Van: ", "-----Original Message", "-----Ursprüngliche Nachricht", "差出人:", "发件人:"])
        || line.StartsWith("On ") && line.TrimEnd().EndsWith("wrote:") || line.StartsWith("Am ") && line.TrimEnd().EndsWith("schrieb:") || line.StartsWith("Le ") && line.TrimEnd().EndsWith("écrit :"));

    private static bool IsRuled(ReadOnlySpan<char> text) => text.StartsWith("--- ") && text.EndsWith("---") || text.StartsWith("== ") && text.EndsWith(" ==") || text.StartsWith("=== ") && text.EndsWith("===");

    private static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> heads)
    {
        foreach (var head in heads)
            if (text.StartsWith(head, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsTimeStamp(ReadOnlySpan<char> text)
    {
        var digits = Digits(text);
        if (digits is 2 or 1 && text.Length > digits + 2 && text[digits] is ':' or '/' or '-') return char.IsAsciiLetterOrDigit(text[digits + 1]) && text[..Math.Min(text.Length, 12)].IndexOfAny(":/-") >= 0 && text[(digits + 1)..Math.Min(text.Length, 12)].IndexOfAny(":/-") > 0;
        if (digits == 4 && text.Length > 9 && text[4] is '-' or '/' or '.') return char.IsAsciiDigit(text[5]);
        return digits is 10 or 13 && text.Length > digits && text[digits] is ' ' or '.' or '\t';
    }

    // A kernel counts the seconds since it started: [  651.990121].
    private static bool IsUptime(ReadOnlySpan<char> text) =>
        Digits(text) is var seconds && seconds < text.Length && text[seconds] == '.' && Digits(text[(seconds + 1)..]) is 6 && text[(seconds + 7)..] is [']', ..];

    private static bool IsAccessHead(ReadOnlySpan<char> text)
    {
        int at = 0, dots = 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            if (text[at++] == '.') dots++;
        return dots == 3 && at < text.Length && text[at] is ' ' or ':';
    }

    private static bool IsSyslogDate(ReadOnlySpan<char> text) =>
        text.Length > 12 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterLower(text[1]) && char.IsAsciiLetterLower(text[2]) && text[3] == ' '
        && (text[4] == ' ' || char.IsAsciiDigit(text[4])) && char.IsAsciiDigit(text[5]) && text[6] == ' ' && char.IsAsciiDigit(text[7]);

    private static bool IsKlog(ReadOnlySpan<char> text) =>
        text.Length > 12 && text[0] is 'I' or 'W' or 'E' or 'F' && Digits(text[1..]) == 4 && text[5] == ' ' && char.IsAsciiDigit(text[6]);

    private static int Digits(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExceptInRange('0', '9');
        return at < 0 ? text.Length : at;
    }
}
