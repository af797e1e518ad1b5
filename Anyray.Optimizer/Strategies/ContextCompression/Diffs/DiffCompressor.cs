using System.Text;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Diffs;

/// <summary>
/// Shortens a unified diff. Every file and hunk header stays; context lines go; the changed lines of hunks that the question asks for or
/// that are risky stay first, then the others as far as the budget reaches.
/// </summary>
internal static class DiffCompressor
{
    public static Excerpt? Compress(ReadOnlySpan<char> text, Question question, ExcerptOptions options)
    {
        if (question.Aims.Everything || text.Length < 600) return null;
        using var lines = new LineTable(text);
        var hunks = DiffReader.Read(lines);
        if (hunks.Count < 2) return null;
        using var list = new UnitList();
        var changed = 0;
        foreach (var hunk in hunks)
        {
            list.Add(lines.Start(hunk.FirstLine), lines.Next(hunk.EndLine - 1), hunk.EndLine - hunk.FirstLine, hunk.IsHeader ? -1 : hunk.File);
            changed += ChangedChars(lines, hunk);
        }

        DiffRetuning.Mark(text, lines, hunks, list.Span);
        var sure = Score(text, lines, hunks, list.Span, question, options);
        Pick(lines, hunks, list.Span, sure ? Math.Min(options.KeepChars, Math.Max(1500, changed / 3)) : options.KeepChars, sure);
        return Write(text.Length, lines, hunks, list.Span);
    }

    /// <summary>Scores the hunks; true when the question tells some of them from the rest.</summary>
    private static bool Score(ReadOnlySpan<char> text, LineTable lines, List<DiffHunk> hunks, Span<Unit> units, Question question, ExcerptOptions options)
    {
        var report = question.IsEmpty ? default : MatchPass.Run(text, units, question);

        // A file's name speaks for its hunks.
        for (var i = 0; i < units.Length; i++)
            if (units[i].Head >= 0 && units[units[i].Head] is { Must: true }) units[i].Must = true;
            else if (units[i].Head >= 0) units[i].Score = Math.Max(units[i].Score, 0.8f * units[units[i].Head].Score);
        var top = 0f;
        foreach (ref var unit in units) if (unit.Head >= 0) top = Math.Max(top, unit.Score);
        var embedded = 0;
        if (options.Vectors is { } vectors && !question.IsEmpty && (report.Hits < options.LexConfidentHits || !report.Covers))
            (embedded, _) = SemanticPass.Run(text, units, question.Text, vectors, options.SemanticWeight, top);
        else if (top > 0) foreach (ref var unit in units) unit.Score /= top;

        var near = 0;
        var musts = 0;
        for (var i = 0; i < units.Length; i++)
        {
            if (hunks[i].IsHeader) continue;
            if (units[i].Must) musts++;
            if (units[i].Score > 0.6f) near++;
            units[i].Score += Risk(lines, hunks[i]);
            if (units[i].Head >= 0 && DiffRisk.IsGenerated(text[units[units[i].Head].Start..units[units[i].Head].End])) units[i].Score *= 0.1f;
        }

        return musts > 0 || report.Covers && embedded == 0 && near > 0 && near * 4 <= hunks.Count;
    }

    // What stands around a change, or names the method it is in, makes it no more dangerous.
    private static float Risk(LineTable lines, DiffHunk hunk)
    {
        var risk = 0f;
        for (var i = hunk.FirstLine + 1; i < hunk.EndLine; i++) if (lines[i] is ['+', ..] or ['-', ..]) risk = Math.Max(risk, DiffRisk.Of(lines[i]));
        return risk;
    }

    private static void Pick(LineTable lines, List<DiffHunk> hunks, Span<Unit> units, int budget, bool sure)
    {
        var order = new int[units.Length];
        var keys = new float[units.Length];
        for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, -units[i].Score - (units[i].Must ? 100 : 0));
        Array.Sort(keys, order);
        foreach (var index in order)
        {
            if (hunks[index].IsHeader) continue;
            var cost = ChangedChars(lines, hunks[index]);
            var stays = units[index].Must || units[index].Amount;
            if (!stays && (cost > budget || sure && units[index].Score < 0.3f)) continue;
            units[index].Kept = true;
            budget -= cost;
        }
    }

    private static Excerpt? Write(int length, LineTable lines, List<DiffHunk> hunks, Span<Unit> units)
    {
        var output = new StringBuilder(length / 3);
        int elided = 0, total = lines.Count;
        for (var i = 0; i < hunks.Count; i++)
        {
            var hunk = hunks[i];
            if (!hunk.IsHeader && !units[i].Kept)
            {
                output.Append(lines[hunk.FirstLine]).Append(" [… +").Append(hunk.Added).Append(" -").Append(hunk.Removed).Append("]\n");
                elided += hunk.EndLine - hunk.FirstLine - 1;
                continue;
            }

            for (var line = hunk.FirstLine; line < hunk.EndLine; line++)
            {
                if (line > hunk.FirstLine && (hunk.IsHeader ? IsNoise(lines[line]) : lines[line] is not (['+', ..] or ['-', ..])))
                {
                    elided++;
                    continue;
                }

                output.Append(lines[line]).Append('\n');
            }
        }

        return elided > 0 && output.Length < length * 9 / 10 ? new Excerpt(output.ToString(), elided, total, "lines") : null;
    }

    // "diff --git" names the file already, and the blob hashes help nobody.
    private static bool IsNoise(ReadOnlySpan<char> line) => line.StartsWith("index ") && line.Contains("..", StringComparison.Ordinal);

    private static int ChangedChars(LineTable lines, DiffHunk hunk)
    {
        var chars = 0;
        for (var i = hunk.FirstLine + 1; i < hunk.EndLine; i++) if (lines[i] is ['+', ..] or ['-', ..]) chars += lines[i].Length + 1;
        return hunk.IsHeader ? 0 : chars;
    }
}
