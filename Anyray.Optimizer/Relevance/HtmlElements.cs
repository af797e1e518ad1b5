using System.Buffers;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>Cuts a page into its lines, and long lines before the elements that start a block. Scripts and styles are marked as such.</summary>
internal static class HtmlElements
{
    private const int LongLine = 400;
    private const int MinElement = 80;

    private static readonly SearchValues<string> Blocks = SearchValues.Create(
    [
        "<section", "<div", "<li", "<tr", "<p>", "<p ", "<h1", "<h2", "<h3", "<h4", "<article", "<script", "<style", "<table", "<ul", "<ol", "<nav", "<footer", "<header", "<main", "<aside", "<dl", "<dt",
        "<option", "<form", "<body", "<item", "<entry", "<row", "<record",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Code = SearchValues.Create(["<script", "<style"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Openers = SearchValues.Create(["<script", "<style", "<svg"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Closers = SearchValues.Create(["</script", "</style", "</svg"], StringComparison.OrdinalIgnoreCase);

    public static void Split(ReadOnlySpan<char> text, LineTable lines, UnitList units)
    {
        var inside = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, end) = (lines.Start(i), lines.Next(i));
            while (end - start > LongLine)
            {
                var cut = Cut(text[start..end], inside);
                if (cut < 0) break;
                Add(text, start, start + cut, units, ref inside);
                start += cut;
            }

            Add(text, start, end, units, ref inside);
        }
    }

    // A script in the same line as a heading must not stay with it, nor take the text behind it along.
    private static int Cut(ReadOnlySpan<char> line, bool inside)
    {
        if (inside || StartsCode(line))
        {
            var closer = line.IndexOfAny(Closers);
            var end = closer < 0 ? -1 : line[closer..].IndexOf('>');
            return end < 0 || closer + end + 1 == line.Length ? -1 : closer + end + 1;
        }

        var next = line[MinElement..].IndexOfAny(Blocks);
        if (next >= 0) line = line[..(MinElement + next)];
        var code = line.IndexOfAny(Code);
        return code > 0 ? code : next < 0 ? -1 : line.Length;
    }

    // No further than needed: what is left of a long line is asked again after each cut.
    private static bool StartsCode(ReadOnlySpan<char> line) => line[..Math.Min(line.Length, 3 + "<script".Length)].IndexOfAny(Openers) is >= 0 and < 4;

    private static void Add(ReadOnlySpan<char> text, int start, int end, UnitList units, ref bool inside)
    {
        var element = text[start..end];
        var opens = element.IndexOfAny(Openers);
        var unit = units.Add(start, end, 1);
        units[unit].Code = inside || StartsCode(element);
        if (opens >= 0) inside = true;
        if (inside && element.IndexOfAny(Closers) > opens) inside = false;
    }
}
