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
                var cut = text[(start + MinElement)..end].IndexOfAny(Blocks);
                if (cut < 0) break;
                Add(text, start, start + MinElement + cut, units, ref inside);
                start += MinElement + cut;
            }

            Add(text, start, end, units, ref inside);
        }
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, UnitList units, ref bool inside)
    {
        var element = text[start..end];
        var opens = element.IndexOfAny(Openers);
        var unit = units.Add(start, end, 1);
        units[unit].Code = inside || opens >= 0 && opens < 4;
        if (opens >= 0) inside = true;
        if (inside && element.IndexOfAny(Closers) > opens) inside = false;
    }
}
