using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>Steps over what is no code: line numbers of file readers, strings, comments, bracketed lists.</summary>
internal static class SourceScan
{
    /// <summary>Where the code of a line begins: after the number that a file reader printed.</summary>
    public static int LineStart(ReadOnlySpan<char> text, int at)
    {
        var window = text[at..Math.Min(text.Length, at + 16)];
        return at + LineMarks.LineNumberLength(window);
    }

    /// <summary>Offset after the string or comment that begins at <paramref name="at"/>, or the next character when none does.</summary>
    public static int Skip(ReadOnlySpan<char> text, int at, bool hashComments)
    {
        var c = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (c == '/' && next == '/' || c == '#' && hashComments && next is not '[' and not '!' || c == '#' && next is ' ' && LineBegins(text, at)) return LineEnd(text, at);
        if (c == '/' && next == '*') return After(text, at + 2, "*/");
        if (c == '"' && text[at..].StartsWith("\"\"\"")) return After(text, at + 3, "\"\"\"");
        if (c == '"') return Quoted(text, at, '"');
        if (c == '`') return After(text, at + 1, "`");
        if (c == '\'') return Character(text, at);
        return at + 1;
    }

    /// <summary>Offset of the bracket that closes the one at <paramref name="at"/>; the text's end when none does.</summary>
    public static int Closing(ReadOnlySpan<char> text, int at, char open, char close)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == open) depth++;
            else if (text[i] == close && --depth == 0) return i;
        }

        return text.Length;
    }

    /// <summary>The part after the last line break.</summary>
    public static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> text) => text[(text.LastIndexOf('\n') + 1)..];

    private static bool LineBegins(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] is '\n' or '→';
    }

    private static int LineEnd(ReadOnlySpan<char> text, int at)
    {
        var end = text[at..].IndexOf('\n');
        return end < 0 ? text.Length : at + end;
    }

    private static int After(ReadOnlySpan<char> text, int at, string mark)
    {
        var end = text[at..].IndexOf(mark);
        return end < 0 ? text.Length : at + end + mark.Length;
    }

    // A string does not run past its line; a lone quote is no string.
    private static int Quoted(ReadOnlySpan<char> text, int at, char quote)
    {
        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == quote) return i + 1;
        }

        return at + 1;
    }

    // 'a' and '\n' are characters, 'abc' a string, 'a in <'a, T> a lifetime.
    private static int Character(ReadOnlySpan<char> text, int at)
    {
        var end = Quoted(text, at, '\'');
        if (end == at + 1 || end - at <= 4) return end;
        return at > 0 && text[at - 1] is '<' or '&' or ' ' && text[at..end].ContainsAny("<>&{}") ? at + 1 : end;
    }
}
