using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Cuts text made of small records of a few lines each (cards, events, sections of settings, subtitles) into those records: what belongs
/// together stays together. Records stand apart by a blank line, or begin with one and the same line.
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
        return Try(lines, units, static (lines, i) => i > 0 && lines[i - 1].IsWhiteSpace() && !lines[i].IsWhiteSpace())
            || Try(lines, units, static (lines, i) => lines[i].Length > 2 && lines[i].TrimEnd().SequenceEqual(lines[0].TrimEnd()));
    }

    private static bool Try(LineTable lines, UnitList units, Starts starts)
    {
        var (records, start) = (0, 0);
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i < lines.Count && !starts(lines, i)) continue;

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
            if (i < lines.Count && !starts(lines, i) && i - start < MaxLines * 2) continue;
            units.Add(lines.Start(start), lines.Next(i - 1), i - start);
            start = i;
        }

        return true;
    }

    private delegate bool Starts(LineTable lines, int line);
}
