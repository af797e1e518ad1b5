using System.Text;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>Writes what a run's output comes to: totals, then each failure with its assertion and trace lines as printed.</summary>
internal static class RunnerDigest
{
    private const int MaxAsked = 12;
    private const int FewSkips = 8;

    public static Excerpt? Write(ReadOnlySpan<char> text, Question question, int maxFailures, int contextLines)
    {
        if (question.Aims.Everything || question.Aims.Extremes) return null;
        using var lines = new LineTable(text);
        var report = RunnerReport.Read(lines);
        if (report.Counts.Count == 0 && report.Failures.Count == 0) return null;
        var output = new StringBuilder(1024);
        var shown = new HashSet<int>();
        foreach (var line in Last(report.Counts, 12)) Line(lines, line, shown, output);
        for (var i = 0; i < report.Failures.Count; i++) Failure(lines, report.Failures[i], i < maxFailures ? contextLines : 0, shown, output);
        if (report.Skips.Count <= FewSkips) foreach (var line in report.Skips) Line(lines, line, shown, output);
        Asked(text, lines, question, shown, output);
        if (output.Length >= text.Length * 9 / 10) return null;
        return new Excerpt(output.ToString(), lines.Count - shown.Count, lines.Count, "lines");
    }

    private static void Failure(LineTable lines, RunnerFailure failure, int room, HashSet<int> shown, StringBuilder output)
    {
        if (failure.FileLine >= 0) Line(lines, failure.FileLine, shown, output);
        output.Append("FAIL: ").Append(failure.Name).Append('\n');
        if (room == 0) return;
        foreach (var line in Telling(lines, failure.Lines, room)) Line(lines, line, shown, output);
    }

    /// <summary>Of too many lines those that assert or trace, beside a few that warn, then the first ones.</summary>
    private static List<int> Telling(LineTable lines, List<int> all, int room)
    {
        if (all.Count <= room) return all;
        var kept = new SortedSet<int>();
        foreach (var line in all) if (kept.Count < room / 4 && Severity.Of(lines[line]) > 0) kept.Add(line);
        foreach (var line in all) if (kept.Count < room && RunnerLines.Of(lines[line]) == RunnerLine.Detail) kept.Add(line);
        foreach (var line in all) if (kept.Count < room) kept.Add(line);
        return [.. kept];
    }

    /// <summary>Lines that the question names: a passing test, a warning, a package.</summary>
    private static void Asked(ReadOnlySpan<char> text, LineTable lines, Question question, HashSet<int> shown, StringBuilder output)
    {
        if (question.Identifiers.Length == 0 && !question.Text.Contains("warn", StringComparison.OrdinalIgnoreCase) && !question.Text.Contains("skip", StringComparison.OrdinalIgnoreCase)) return;
        using var list = new UnitList();
        for (var i = 0; i < lines.Count; i++) list.Add(lines.Start(i), lines.Next(i), 1);
        MatchPass.Run(text, list.Span, question);
        var added = 0;
        for (var i = 0; i < lines.Count && added < MaxAsked; i++)
        {
            var wanted = list[i].Must || question.Identifiers.Length == 0 && list[i].Terms != 0 && lines[i].ContainsAny(Wanted);
            if (!wanted || shown.Contains(i)) continue;
            Line(lines, i, shown, output);
            added++;
        }
    }

    private static readonly System.Buffers.SearchValues<string> Wanted = System.Buffers.SearchValues.Create(["warn", "skip", "WARN", "SKIP"], StringComparison.Ordinal);

    private static IEnumerable<int> Last(List<int> counts, int most) => counts.Count <= most ? counts : counts.Skip(counts.Count - most);

    private static void Line(LineTable lines, int line, HashSet<int> shown, StringBuilder output)
    {
        if (shown.Add(line)) output.Append(lines[line].TrimEnd()).Append('\n');
    }
}
