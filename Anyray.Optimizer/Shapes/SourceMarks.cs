namespace Anyray.Optimizer.Shapes;

/// <summary>Recognises lines that declare something in one of the languages <c>code_graph</c> reads.</summary>
internal static class SourceMarks
{
    private static readonly string[] Heads =
    [
        "import ", "from ", "using ", "package ", "#include", "require(", "namespace ", "module ", "use ", "export ",
        "def ", "async def ", "class ", "func ", "fn ", "pub ", "impl ", "struct ", "enum ", "trait ", "interface ", "type ", "record ",
        "public ", "private ", "protected ", "internal ", "static ", "abstract ", "sealed ", "override ", "final ", "open ", "data class ",
        "function ", "async function ", "const ", "let ", "var ", "val ", "fun ", "extension ", "protocol ", "template", "typedef ", "extern ",
        "@", "#[", "<?php", "if __name__",
    ];

    /// <summary>A declaration, import or attribute at the start of a line; prose that happens to begin alike is told by its ending.</summary>
    public static bool IsDeclaration(ReadOnlySpan<char> line)
    {
        foreach (var head in Heads)
        {
            if (!line.StartsWith(head, StringComparison.Ordinal)) continue;
            if (head.Length <= 2) return line.Length > 2 && char.IsAsciiLetter(line[head.Length]) && line.IndexOf(' ') < 0 | line.Contains('(');
            var end = line[^1];
            return end is ';' or '{' or ':' or '(' or ')' or ',' or '}' or '>' or '\'' or '"'
                || line.ContainsAny("(={") || head is "import " or "from " or "using " or "package " or "#include" && line.Count(' ') <= 3
                || head is "class " or "struct " or "enum " or "interface " or "namespace " or "public " or "internal " && line.Count(' ') <= 8 && end != '.';
        }

        return false;
    }
}
