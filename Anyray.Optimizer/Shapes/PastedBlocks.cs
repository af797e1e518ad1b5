using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>
/// Finds what a person pasted into a message: fenced blocks, and a long run of one shape between the prose before and after it.
/// Prose itself is never part of a block.
/// </summary>
internal static class PastedBlocks
{
    private const int MinFenced = 300;
    private const int MinRun = 800;
    private const int MaxProse = 1500;
    private static readonly SearchValues<char> Printed = SearchValues.Create("0123456789{}[]<>=|\\/_#@\t");

    /// <summary>Adds the blocks of a message in their order.</summary>
    public static void Find(ReadOnlySpan<char> text, List<(int Start, int Length)> blocks)
    {
        if (text.Length < MinFenced) return;
        Find(text, blocks, MinFenced, MinRun);
    }

    private static void Find(ReadOnlySpan<char> text, List<(int Start, int Length)> blocks, int minFenced, int minRun)
    {
        Fenced(text, blocks, minFenced);
        if (blocks.Count == 0 && text.Length >= minRun) Run(text, blocks, minRun);
    }

    /// <summary>The text without its pasted blocks.</summary>
    public static string Prose(ReadOnlySpan<char> text)
    {
        var blocks = new List<(int Start, int Length)>();

        // A block that was shortened already is a block still.
        Find(text, blocks, 1, text.Contains("elided: retrieve ctx_", StringComparison.Ordinal) ? 80 : MinRun);
        if (blocks.Count == 0) return text.ToString();
        var prose = new System.Text.StringBuilder();
        var at = 0;
        foreach (var (start, length) in blocks)
        {
            prose.Append(text[at..start]).Append('\n');
            at = start + length;
        }

        return prose.Append(text[at..]).ToString();
    }

    private static void Fenced(ReadOnlySpan<char> text, List<(int Start, int Length)> blocks, int minFenced)
    {
        for (var at = 0; at < text.Length;)
        {
            var open = text[at..].IndexOf("```");
            if (open < 0) return;
            open += at;
            var content = text[open..].IndexOf('\n');
            if (content < 0) return;
            content += open + 1;
            var close = text[content..].IndexOf("\n```");
            if (close < 0) return;
            if (close >= minFenced) blocks.Add((content, close));
            at = content + close + 4;
        }
    }

    private static void Run(ReadOnlySpan<char> text, List<(int Start, int Length)> blocks, int minRun)
    {
        using var lines = new LineTable(text);
        int head = 0, tail = lines.Count;
        while (head < tail && lines.Start(head) < MaxProse && (lines[head].IsWhiteSpace() || IsProse(lines[head]))) head++;
        if (head == tail) return;
        var asked = head > 0 && text[..lines.Start(head)].ContainsAny("?？");
        var end = Tail(lines, head, tail, text);
        if (asked && end < tail && !text[lines.Start(end)..].ContainsAny("?？")) end = tail;
        tail = end;

        // Without a word of prose beside it, nothing tells a paste from what someone wrote.
        if (head >= tail || head == 0 && tail == lines.Count) return;
        var (start, stop) = (lines.Start(head), lines.End(tail - 1));
        var region = text[start..stop].TrimEnd();
        if (region.Length < minRun) return;
        var (repeats, printed) = Look(lines, head, tail);
        if (!repeats && ShapeDetector.Detect(region) is not Shape.Prose and var shape && (shape != Shape.Lines || printed)) blocks.Add((start, region.Length));
    }

    // A sentence written over and over is no data; the keys of records come again in each of them. Lines of no known shape are what a program
    // printed when half of them hold names, figures or signs and are no part of a sentence; who said what is not.
    private static (bool Repeats, bool Printed) Look(LineTable lines, int head, int tail)
    {
        var seen = new HashSet<int>();
        int filled = 0, keyed = 0, printed = 0;
        for (var i = head; i < tail; i++)
        {
            if (lines[i].IsWhiteSpace()) continue;
            filled++;
            if (lines[i].ContainsAny(Printed) && !IsProse(lines[i])) printed++;
            else if (LineMarks.IsKeyed(lines[i])) keyed++;
            seen.Add(string.GetHashCode(lines[i]));
        }

        return (seen.Count * 4 < filled && (keyed + printed) * 2 < filled, printed * 2 >= filled);
    }

    // The last paragraph, when it is prose after a blank line or after lines of another kind.
    private static int Tail(LineTable lines, int head, int tail, ReadOnlySpan<char> text)
    {
        var end = tail;
        while (end > head && lines[end - 1].IsWhiteSpace()) end--;
        var paragraph = end;
        while (paragraph > head && text.Length - lines.Start(paragraph - 1) < MaxProse && IsProse(lines[paragraph - 1])) paragraph--;
        if (paragraph == end) return end;
        if (paragraph > head && (lines[paragraph - 1].IsWhiteSpace() || !LineMarks.IsChunkHead(lines[paragraph - 1]))) return paragraph;
        return end;
    }

    /// <summary>Could a person have typed this line as part of a sentence?</summary>
    private static bool IsProse(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty) return false;
        if (LineMarks.IsLogHead(line) || LineMarks.HitPathLength(line) > 0 || LineMarks.IsChunkHead(line) || SourceMarks.IsDeclaration(line)) return false;
        if (line.StartsWith("- [") || line.StartsWith("* [")) return false;
        if (!char.IsLetter(line[0]) && line[0] is not ('"' or '\'' or '(' or '¿' or '-' or '*')) return false;
        if (line.Count('|') > 1 || line.Count(',') > 1 && line.Count(' ') <= line.Count(',') || line[^1] is '{' or ';' or '}') return false;
        var letters = 0;
        foreach (var c in line) if (char.IsLetter(c) || c == ' ') letters++;
        var least = line[^1] is '?' or '？' ? 6 : 8; // a question may name times and numbers
        return letters * 10 >= line.Length * least && (line.Count(' ') >= 2 || line[^1] is '?' or '.' or ':' or '？' or '。') && !line.Contains("  ", StringComparison.Ordinal);
    }
}
