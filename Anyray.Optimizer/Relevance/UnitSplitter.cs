using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>Cuts a text into the units that make sense for its shape. Every character belongs to exactly one unit.</summary>
internal static class UnitSplitter
{
    // A stack trace longer than this is cut, so that its head can stay without all its frames.
    private const int RecordLines = 12;
    private const int ParagraphChars = 240;
    private const int LongLine = 600;

    public static void Split(ReadOnlySpan<char> text, Shape shape, UnitList units)
    {
        using var lines = new LineTable(text);
        switch (shape)
        {
            case Shape.Log: Records(lines, units); break;
            case Shape.Chunks: Sections(text, lines, units); break;
            case Shape.Prose when text.IndexOf('\n') < 0 || text.Length / lines.Count > 160: Sections(text, lines, units); break;
            case Shape.GrepHits: Hits(lines, units); break;
            case Shape.Html when IsXml(text) && NestedLines.Are(lines): NestedLines.Split(lines, units); break;
            case Shape.Html: HtmlElements.Split(text, lines, units); break;
            case Shape.Keyed: NestedLines.Split(lines, units); break;
            case Shape.Lines or Shape.Csv when SmallRecords.Split(lines, units): break;
            case Shape.Lines when NestedLines.Are(lines): NestedLines.Split(lines, units); break;
            default: Lines(text, lines, units); break;
        }
    }

    // Tags of no page: a catalogue, a feed, an answer of a service.
    private static bool IsXml(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, 3000)];
        return !head.Contains("<html", StringComparison.OrdinalIgnoreCase) && !head.Contains("<body", StringComparison.OrdinalIgnoreCase)
            && !head.Contains("<div", StringComparison.OrdinalIgnoreCase) && !head.Contains("<p>", StringComparison.OrdinalIgnoreCase);
    }

    private static void Lines(ReadOnlySpan<char> text, LineTable lines, UnitList units)
    {
        var head = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            // The path above a search's hits and the numbered lines around them.
            var path = i + 1 < lines.Count && LineMarks.IsGroupedHit(lines[i + 1]) && LineMarks.IsPath(lines[i]);
            if (path || !LineMarks.IsGroupedHit(lines[i])) head = -1;
            if (lines.Next(i) - lines.Start(i) > LongLine)
            {
                Sentences(text, lines.Start(i), lines.Next(i), 1, head, units);
                continue;
            }

            var unit = units.Add(lines.Start(i), lines.Next(i), 1, head);
            if (path) head = unit;
        }
    }

    // A hit names its file itself; in the grouped form the path stands above.
    private static void Hits(LineTable lines, UnitList units)
    {
        var head = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var grouped = LineMarks.IsPath(lines[i]);
            var unit = units.Add(lines.Start(i), lines.Next(i), 1, grouped || LineMarks.HitPathLength(lines[i]) > 0 ? -1 : head);
            if (grouped) head = unit;
            else if (lines[i].IsWhiteSpace()) head = -1;
        }
    }

    private static void Records(LineTable lines, UnitList units)
    {
        var head = -1;
        for (var i = 0; i < lines.Count;)
        {
            var isHead = IsRecordHead(lines[i]);
            var end = i + 1;
            while (end < lines.Count && end - i < RecordLines && !IsRecordHead(lines[end]) && (isHead || head >= 0)) end++;
            var unit = units.Add(lines.Start(i), lines.Next(end - 1), end - i, isHead ? -1 : head);
            if (isHead) head = unit;
            i = end;
        }
    }

    // A tree of spans indents its records.
    private static bool IsRecordHead(ReadOnlySpan<char> line) => LineMarks.IsLogHead(line.TrimStart());

    private static void Sections(ReadOnlySpan<char> text, LineTable lines, UnitList units)
    {
        var head = -1;
        for (var i = 0; i < lines.Count;)
        {
            if (LineMarks.IsNumberedPassage(lines[i]))
            {
                var cut = SentenceEnd(lines[i][..Math.Min(lines[i].Length, ParagraphChars * 2)]);
                var first = cut > 0 ? lines.Start(i) + cut : lines.Next(i);
                head = units.Add(lines.Start(i), first, 1);
                if (first < lines.Next(i)) Sentences(text, first, lines.Next(i), 1, head, units);
                i++;
                continue;
            }

            if (LineMarks.IsChunkHead(lines[i]))
            {
                // What a head says of itself (date, subject, source) belongs to it.
                var last = i + 1;
                while (last < lines.Count && last - i < 6 && lines.Next(last) - lines.Start(last) < 160 && LineMarks.IsKeyed(lines[last]) && !LineMarks.IsChunkHead(lines[last])) last++;
                head = units.Add(lines.Start(i), lines.Next(last - 1), last - i);
                i = last;
                continue;
            }

            var end = i + 1;
            while (end < lines.Count && !lines[end - 1].IsWhiteSpace() && !LineMarks.IsChunkHead(lines[end]) && lines.Next(end) - lines.Start(i) < ParagraphChars) end++;
            Sentences(text, lines.Start(i), lines.Next(end - 1), end - i, head, units);
            i = end;
        }
    }

    private static void Sentences(ReadOnlySpan<char> text, int start, int end, int lines, int head, UnitList units)
    {
        while (end - start > ParagraphChars)
        {
            var cut = SentenceEnd(text[(start + ParagraphChars / 2)..Math.Min(end, start + ParagraphChars * 2)]);
            if (cut < 0) break;
            units.Add(start, start + ParagraphChars / 2 + cut, 1, head);
            start += ParagraphChars / 2 + cut;
        }

        units.Add(start, end, lines, head);
    }

    private static int SentenceEnd(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] is '。' or '！' or '？') return i + 1;
            if (text[i] is '.' or '!' or '?' && text[i + 1] is ' ' or '\n') return i + 2;
        }

        return -1;
    }
}
