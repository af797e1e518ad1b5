using System.Buffers;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>
/// Finds function bodies in languages with braces. Strings and comments are stepped over; a file whose braces do not balance is refused,
/// because then nothing that was found can be relied on.
/// </summary>
internal static class BraceReader
{
    private static readonly SearchValues<char> Stops = SearchValues.Create("{}\"'`/;#\n");
    private static readonly string[] Containers =
        ["class", "struct", "interface", "enum", "namespace", "module", "trait", "impl", "record", "object", "extension", "protocol", "mod", "package", "union", "extern", "companion", "declare"];

    private static readonly string[] Flow =
        ["if", "for", "foreach", "while", "switch", "catch", "using", "lock", "else", "do", "try", "match", "select", "synchronized", "finally", "loop", "guard", "when", "unsafe", "return"];

    /// <summary>Adds the bodies of the outermost functions. False when the text is not balanced.</summary>
    public static bool Read(ReadOnlySpan<char> text, int file, bool hashComments, List<CodeBody> bodies)
    {
        var added = bodies.Count;
        var depth = 0;
        var statement = 0;
        int skipUntil = -1, bodyStart = 0, head = 0;
        var name = "";
        for (var at = SourceScan.LineStart(text, 0); at < text.Length;)
        {
            var step = text[at..].IndexOfAny(Stops);
            if (step < 0) break;
            at += step;
            switch (text[at])
            {
                case '\n':
                    at = SourceScan.LineStart(text, at + 1);
                    break;
                case '{':
                    if (skipUntil < 0 && PatternEnd(text, statement, at) is > 0 and var end)
                    {
                        at = end;
                        break;
                    }

                    if (skipUntil < 0 && IsFunction(text[statement..at], out name)) (skipUntil, bodyStart, head) = (depth, at, statement);
                    depth++;
                    at++;
                    if (skipUntil < 0) statement = at;
                    break;
                case '}':
                    depth--;
                    at++;
                    if (depth < 0) { bodies.RemoveRange(added, bodies.Count - added); return false; }
                    if (skipUntil == depth)
                    {
                        bodies.Add(new CodeBody(file, name, head, bodyStart, at, text[bodyStart..at].Count('\n') + 1));
                        skipUntil = -1;
                    }

                    if (skipUntil < 0) statement = at;
                    break;
                case ';':
                    at++;
                    if (skipUntil < 0 && !OpenParenthesis(text[statement..at])) statement = at;
                    break;
                default:
                    at = SourceScan.Skip(text, at, hashComments);
                    break;
            }
        }

        if (depth == 0) return true;
        bodies.RemoveRange(added, bodies.Count - added);
        return false;
    }

    // Offset after a parameter list that this brace is a part of, as in  view({ id, done }: Props) {  ; -1 when it is none.
    private static int PatternEnd(ReadOnlySpan<char> text, int statement, int at)
    {
        const int longest = 1500;
        if (text[statement..at].TrimEnd() is not [.., '(' or ',' or ':'] header || !OpenParenthesis(header)) return -1;
        var window = text[..Math.Min(text.Length, at + longest)];
        var depth = 1;
        for (var i = SourceScan.Closing(window, at, '{', '}'); i < window.Length; i++)
        {
            if (window[i] is '(') depth++;
            if (window[i] is '{' && depth > 0) i = SourceScan.Closing(window, i, '{', '}');
            if (i >= window.Length || window[i] != ')' || --depth > 0) continue;
            var rest = window[(i + 1)..].TrimStart();
            return rest.StartsWith("=>") || rest is ['{' or ':', ..] ? i + 1 : -1;
        }

        return -1;
    }

    // What stands between the last statement and a brace tells what the brace opens.
    private static bool IsFunction(ReadOnlySpan<char> header, out string name)
    {
        name = "";
        header = header.Trim();
        if (header.Length > 1500) header = header[^1500..];
        if (header.EndsWith("=>") || header.EndsWith("->")) return Assigned(header, out name);
        var open = Parameters(header);
        if (open < 0) return false;
        var before = header[..open].TrimEnd();
        if (before.EndsWith(">")) before = WithoutGenerics(before);
        var start = before.Length;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] is '_' or '$' or '~')) start--;
        var word = before[start..];
        if (word.IsEmpty || Flow.Contains(word.ToString())) return false;
        var line = SourceScan.LastLine(header[..open]);
        foreach (var part in line.SplitAny(" \t→|"))
            if (Containers.Contains(line[part].ToString()) && !header.Contains(" fn ", StringComparison.Ordinal)) return false;
        name = word is "function" or "func" or "fn" or "fun" ? Assigned(header, out var assigned) ? assigned : "anonymous" : word.ToString();
        return true;
    }

    // Offset of the parenthesis that opens the last top-level parameter list, or -1.
    private static int Parameters(ReadOnlySpan<char> header)
    {
        // Go's receiver and results, and attributes with arguments, are lists as well: the one after a name counts, the first such.
        var depth = 0;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '[' && depth == 0 && (i == 0 || header[i - 1] is '\n' or ' ' or '#')) { i = SourceScan.Closing(header, i, '[', ']'); continue; }
            if (header[i] == '@' && depth == 0) { while (i + 1 < header.Length && (char.IsLetterOrDigit(header[i + 1]) || header[i + 1] == '.')) i++; if (i + 1 < header.Length && header[i + 1] == '(') i = SourceScan.Closing(header, i + 1, '(', ')'); continue; }
            if (header[i] != '(') continue;
            var before = header[..i].TrimEnd();
            if (before.Length > 0 && (char.IsLetterOrDigit(before[^1]) || before[^1] is '_' or '>' or '$' or ']') && !IsKeyword(before, "func")) return i;
            i = SourceScan.Closing(header, i, '(', ')');
        }

        return -1;
    }

    private static bool IsKeyword(ReadOnlySpan<char> text, string keyword) =>
        text.EndsWith(keyword) && (text.Length == keyword.Length || !char.IsLetterOrDigit(text[^(keyword.Length + 1)]));

    private static bool Assigned(ReadOnlySpan<char> header, out string name)
    {
        name = "";
        var equals = header.IndexOf('=');
        if (equals < 1) return false;
        var left = header[..equals].TrimEnd();
        var colon = left.LastIndexOf(':');
        if (colon > 0) left = left[..colon].TrimEnd();
        var start = left.Length;
        while (start > 0 && (char.IsLetterOrDigit(left[start - 1]) || left[start - 1] is '_' or '$')) start--;
        name = left[start..].ToString();
        return name.Length > 0;
    }

    private static ReadOnlySpan<char> WithoutGenerics(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == '>') depth++;
            else if (text[i] == '<' && --depth == 0) return text[..i].TrimEnd();
        }

        return text;
    }

    private static bool OpenParenthesis(ReadOnlySpan<char> text) => text.Length < 400 && text.Count('(') > text.Count(')');
}
