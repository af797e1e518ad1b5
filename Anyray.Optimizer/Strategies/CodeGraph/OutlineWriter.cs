using System.Text;
using Anyray.Optimizer.Relevance;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>Writes a file with some of its bodies left out.</summary>
internal static class OutlineWriter
{
    public static Excerpt? Write(CodeFile file, IReadOnlyList<CodeBody> bodies, ReadOnlySpan<bool> keep, int minBodyLines)
    {
        var text = file.Text.Span;
        var output = new StringBuilder(text.Length / 4);
        int at = 0, elided = 0;
        for (var i = file.First; i < file.First + file.Count; i++)
        {
            var body = bodies[i];
            if (keep[i] || body.Lines < minBodyLines || body.Start < at) continue;
            var braces = text[body.Start] == '{';
            var marker = braces ? $" {{… {body.Lines - 1} lines}}" : $"{Indent(text, body.Start)}… {body.Lines} lines";
            if (body.End - body.Start <= marker.Length + 8) continue;
            var head = text[at..body.Start];
            output.Append(braces ? head.TrimEnd() : head).Append(marker);
            at = body.End;
            elided++;
        }

        if (elided == 0) return null;
        output.Append(text[at..]);
        return new Excerpt(output.ToString(), elided, file.Count, elided == 1 ? "body" : "bodies");
    }

    private static string Indent(ReadOnlySpan<char> text, int lineStart)
    {
        var at = lineStart;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return text[lineStart..at].ToString();
    }
}
