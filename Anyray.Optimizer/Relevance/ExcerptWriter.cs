using System.Text;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>Writes the kept units in order, each gap as one marker line.</summary>
internal static class ExcerptWriter
{
    // A gap shorter than its marker is kept instead.
    private const int MarkerChars = 20;

    public static Excerpt Write(ReadOnlySpan<char> text, Span<Unit> units, Question question, int used, int embedded)
    {
        var output = new StringBuilder(used + 512);
        int elided = 0, total = 0;
        for (var i = 0; i < units.Length;)
        {
            var start = i;
            var kept = units[i].Kept;
            var lines = 0;
            while (i < units.Length && units[i].Kept == kept) lines += units[i++].Lines;
            total += lines;
            var span = text[units[start].Start..units[i - 1].End];
            if (kept || span.Length <= MarkerChars || span.IsWhiteSpace())
            {
                output.Append(span);
                continue;
            }

            elided += lines;
            EndLine(output);
            output.Append("[… ").Append(lines).Append(lines == 1 ? " line]" : " lines]").Append('\n');
        }

        if (question.Aims.Totals) Tally(units, question, output);
        return new Excerpt(output.ToString(), elided, total, "lines", embedded);
    }

    /// <summary>A question for totals needs to know how often its words occur in what is left out, too.</summary>
    private static void Tally(Span<Unit> units, Question question, StringBuilder output)
    {
        var matcher = question.Matcher;
        EndLine(output);
        var first = true;
        for (var pattern = 0; pattern < matcher.Count; pattern++)
        {
            var bit = 1UL << (pattern < matcher.Terms ? pattern : pattern - matcher.Terms);
            var count = 0;
            foreach (ref var unit in units) if (((pattern < matcher.Terms ? unit.Terms : unit.Identifiers) & bit) != 0) count++;
            if (count == 0) continue;
            output.Append(first ? "[lines with " : ", ").Append(matcher[pattern]).Append(" ×").Append(count);
            first = false;
        }

        if (!first) output.Append(" in all]\n");
    }

    private static void EndLine(StringBuilder output)
    {
        if (output.Length > 0 && output[^1] != '\n') output.Append('\n');
    }
}
