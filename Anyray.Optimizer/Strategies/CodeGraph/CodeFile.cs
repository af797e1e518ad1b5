using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>One source file of the request and where its bodies are.</summary>
/// <param name="Text">The file as it stands in the request.</param>
/// <param name="First">Index of its first body among all bodies.</param>
/// <param name="Count">How many it has.</param>
internal readonly record struct CodeFile(ReadOnlyMemory<char> Text, int First, int Count)
{
    /// <summary>Reads a file, adding its bodies to <paramref name="bodies"/>; null when there are none or the text does not hold together.</summary>
    public static CodeFile? Read(ReadOnlyMemory<char> text, int index, List<CodeBody> bodies)
    {
        var first = bodies.Count;
        var span = text.Span;
        var read = IsPython(span) ? IndentReader.Read(span, index, bodies) : BraceReader.Read(span, index, IsPhp(span), bodies);
        return read && bodies.Count > first ? new CodeFile(text, first, bodies.Count - first) : null;
    }

    private static bool IsPhp(ReadOnlySpan<char> text) => text[..Math.Min(200, text.Length)].Contains("<?php", StringComparison.Ordinal);

    private static bool IsPython(ReadOnlySpan<char> text)
    {
        int python = 0, braces = 0, looked = 0;
        foreach (var raw in text.EnumerateLines())
        {
            if (looked++ == 400) break;
            var line = raw[LineMarks.LineNumberLength(raw)..].Trim();
            if (line.IsEmpty) continue;
            if (line[^1] is '{' or '}' or ';') braces++;
            else if (line[^1] == ':' && (line.StartsWith("def ") || line.StartsWith("class ") || line.StartsWith("async def ") || line.StartsWith("if ") || line.StartsWith("for ") || line.StartsWith("with "))) python += 2;
            else if (line.StartsWith("def ") || line.StartsWith("from ") && line.Contains(" import ", StringComparison.Ordinal)) python++;
        }

        return python > braces;
    }
}
