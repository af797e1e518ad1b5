using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Cuts text made of small records of a few lines each (cards, events, sections of settings, subtitles) into those records: what belongs
/// together stays together. Records stand apart by a blank line, or begin with one and the same line or word.
/// </summary>
internal static class SmallRecords
{
    private const int MinRecords = 6;
    private const int MaxLines = 10;
    private const int MaxChars = 700;

    /// <summary>Adds the records; false, with nothing added, when the text is not made of such.</summary>
    public static bool Split(LineTable lines, UnitList units)
    {
        if (lines.Count < MinRecords * 2) return false;
        if (Try(lines, units, static (lines, i, _) => i > 0 && lines[i - 1].IsWhiteSpace() && !lines[i].IsWhiteSpace())
            || Try(lines, units, static (lines, i, _) => lines[i].Length > 2 && lines[i].TrimEnd().SequenceEqual(lines[0].TrimEnd()))) return true;
        for (var opener = 0; opener < 3; opener++)
            if (Recurs(lines, opener) && Try(lines, units, static (lines, i, opener) => Opening(lines[i]).SequenceEqual(Opening(lines[opener])), opener)) return true;
        return false;
    }

    // Does a line that begins like this one come again and again, the same number of lines apart for the most part?
    private static bool Recurs(LineTable lines, int opener)
    {
        var opening = Opening(lines[opener]);
        if (opening.Trim().Length < 2) return false;
        Span<int> apart = stackalloc int[MaxLines + 1];
        apart.Clear();
        var (records, last) = (0, opener);
        for (var i = opener + 1; i < lines.Count; i++)
        {
            if (!Opening(lines[i]).SequenceEqual(opening)) continue;
            if (i - last == 1 || ++records > 0 && i - last <= MaxLines && ++apart[i - last] == 0) return false;
            last = i;
        }

        var most = 0;
        foreach (var count in apart) most = Math.Max(most, count);
        return records >= MinRecords && most * 2 >= records;
    }

    // The line up to the end of its first word.
    private static ReadOnlySpan<char> Opening(ReadOnlySpan<char> line)
    {
        var at = 0;
        while (at < line.Length && !char.IsLetterOrDigit(line[at])) at++;
        while (at < line.Length && char.IsLetter(line[at])) at++;
        return line[..at];
    }

    private static bool Try(LineTable lines, UnitList units, Starts starts, int opener = 0)
    {
        var (records, start) = (0, 0);
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && !starts(lines, i, opener)) continue;

            // The first stretch may be a head, and a rare long one does no harm; but records are small.
            var small = i - start <= MaxLines && lines.Next(i - 1) - lines.Start(start) <= MaxChars;
            if (small && i - start > 1) records++;
            else if (start > 0 && !small) records -= 4;
            start = i;
        }

        if (records < MinRecords || records * (MaxLines + 1) < lines.Count) return false;
        start = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && !starts(lines, i, opener) && i - start < MaxLines * 2) continue;
            units.Add(lines.Start(start), lines.Next(i - 1), i - start);
            start = i;
        }

        return true;
    }

    private delegate bool Starts(LineTable lines, int line, int opener);
}
