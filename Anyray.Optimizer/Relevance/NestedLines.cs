using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Cuts text whose indentation tells what belongs to what: each line is headed by the nearest one above that is indented less. The lines of
/// a document (up to a rule, or to where the first line's key comes again) form a block, whose name heads them all.
/// </summary>
internal static class NestedLines
{
    private const int MaxDepth = 24;

    /// <summary>Do the first lines form a hierarchy?</summary>
    public static bool Are(LineTable lines)
    {
        int indented = 0, looked = 0;
        for (var sample = 0; sample < Math.Min(lines.Count, 200); sample++)
        {
            var i = lines.Sample(sample, 0, 200);
            if (lines[i].IsWhiteSpace()) continue;
            looked++;
            if (lines[i][0] is ' ' or '\t') indented++;
        }

        return indented * 100 >= looked * 30 && indented < looked;
    }

    public static void Split(LineTable lines, UnitList units)
    {
        Span<(int Indent, int Unit)> stack = stackalloc (int, int)[MaxDepth];
        var (depth, block, start) = (0, 1, 0);
        var opener = Key(lines[0]).ToString();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var indent = line.Length - line.TrimStart().Length;
            if (i > 0 && (IsRule(line) || indent == 0 && opener.Length > 0 && Key(line).SequenceEqual(opener)))
            {
                // A rule stands before its document's first line, which may repeat the opener itself.
                if (!IsRule(lines[i - 1])) Close(lines, units, start, ref block);
                if (!IsRule(lines[i - 1])) start = i;
                depth = 0;
            }

            if (line.IsWhiteSpace() || IsRule(line))
            {
                units[units.Add(lines.Start(i), lines.Next(i), 1)].Block = block;
                continue;
            }

            while (depth > 0 && stack[depth - 1].Indent >= indent) depth--;
            var unit = units.Add(lines.Start(i), lines.Next(i), 1, depth > 0 ? stack[depth - 1].Unit : -1);
            units[unit].Block = block;
            if (depth < MaxDepth) stack[depth++] = (indent, unit);
        }

        Close(lines, units, start, ref block);
    }

    /// <summary>Gives the finished block its name: the shallowest of its first lines that holds one.</summary>
    private static void Close(LineTable lines, UnitList units, int start, ref int block)
    {
        var (title, least) = (-1, int.MaxValue);
        for (var i = start; i < Math.Min(units.Count, start + 24); i++)
        {
            var line = lines[i];
            var indent = line.Length - line.TrimStart().Length;
            if (indent < least && IsName(Key(line))) (title, least) = (i, indent);
        }

        if (title >= 0)
        {
            for (var i = start; i < units.Count; i++)
                if (units[i].Head < 0 && i != title && i != units[title].Head && !lines[i].IsWhiteSpace()) units[i].Head = title;
            if (units[title].Head is >= 0 and var root) units[root].Head = -1;
        }

        block++;
    }

    private static bool IsRule(ReadOnlySpan<char> line) => line.StartsWith("---") && line.Trim().TrimStart('-').IsEmpty;

    private static bool IsName(ReadOnlySpan<char> key) => key.Equals("name", StringComparison.OrdinalIgnoreCase) || key.Equals("id", StringComparison.OrdinalIgnoreCase) || key.Equals("title", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(" \t-");
        var colon = text.IndexOf(':');
        return colon > 0 ? text[..colon] : default;
    }
}
