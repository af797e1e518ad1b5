using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>Finds function bodies in Python, told by their indentation.</summary>
internal static class IndentReader
{
    /// <summary>Adds the bodies of the outermost functions.</summary>
    public static bool Read(ReadOnlySpan<char> text, int file, List<CodeBody> bodies)
    {
        using var lines = new LineTable(text);
        for (var i = 0; i < lines.Count;)
        {
            var code = Code(lines[i], out var indent);
            if (!IsFunction(code, out var name)) { i++; continue; }
            var first = SignatureEnd(lines, i) + 1;
            if (first == 0 || first >= lines.Count) { i++; continue; }
            var last = first;
            for (var j = first; j < lines.Count; j++)
            {
                var body = Code(lines[j], out var depth);
                if (body.IsEmpty) continue;
                if (depth <= indent) break;
                last = j + 1;
            }

            if (last > first) bodies.Add(new CodeBody(file, name, lines.Start(i), lines.Start(first), lines.End(last - 1), last - first));
            i = Math.Max(i + 1, last);
        }

        return true;
    }

    private static ReadOnlySpan<char> Code(ReadOnlySpan<char> line, out int indent)
    {
        line = line[LineMarks.LineNumberLength(line)..];
        var code = line.TrimStart();
        indent = line.Length - code.Length;
        return code.TrimEnd();
    }

    private static bool IsFunction(ReadOnlySpan<char> code, out string name)
    {
        name = "";
        if (code.StartsWith("async ")) code = code[6..].TrimStart();
        if (!code.StartsWith("def ")) return false;
        code = code[4..].TrimStart();
        var end = code.IndexOf('(');
        if (end < 1) return false;
        name = code[..end].Trim().ToString();
        return true;
    }

    // Last line of a signature that may span several: brackets closed and a colon at the end.
    private static int SignatureEnd(LineTable lines, int line)
    {
        var depth = 0;
        for (var i = line; i < lines.Count && i < line + 40; i++)
        {
            var code = Code(lines[i], out _);
            foreach (var c in code) depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (depth > 0) continue;
            var comment = code.IndexOf(" #");
            return (comment > 0 ? code[..comment].TrimEnd() : code).EndsWith(":") ? i : -1;
        }

        return -1;
    }
}
