using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>What a run's output says: totals and failures.</summary>
internal sealed class RunnerReport
{
    // More than this belongs to no single failure.
    private const int MaxBlock = 80;

    /// <summary>Numbers of the lines with totals.</summary>
    public List<int> Counts { get; } = [];

    /// <summary>The failures in order; one that is named again is one.</summary>
    public List<RunnerFailure> Failures { get; } = [];

    /// <summary>Numbers of the lines that say something was left out.</summary>
    public List<int> Skips { get; } = [];

    /// <summary>Lines that say something passed.</summary>
    public int Passed { get; private set; }

    public static RunnerReport Read(LineTable lines)
    {
        var report = new RunnerReport();
        var byKey = new Dictionary<string, RunnerFailure>();
        RunnerFailure? open = null;
        var captured = false;
        int since = 0, file = -1, pending = -1, blanks = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var kind = RunnerLines.Of(lines[i]);
            blanks = lines[i].IsWhiteSpace() ? blanks + 1 : 0;
            if (kind == RunnerLine.Noise && LineMarks.IsPath(lines[i]) && lines[i].Trim().Length > 0 && lines[i][0] is not (' ' or '\t')) file = i;
            switch (kind)
            {
                case RunnerLine.Counts:
                    report.Counts.Add(i);
                    open = null;
                    break;
                case RunnerLine.Pass:
                    report.Passed++;
                    open = null;
                    pending = lines[i].Contains("=== RUN", StringComparison.Ordinal) ? i : -1;
                    break;
                case RunnerLine.Skip:
                    // What a test says comes before its verdict in Go.
                    if (pending >= 0 && i - pending <= 4) for (var line = pending + 1; line < i; line++) report.Skips.Add(line);
                    report.Skips.Add(i);
                    open = null;
                    pending = -1;
                    break;
                case RunnerLine.Rule:
                    open = null;
                    break;
                case RunnerLine.Failure:
                    open = report.Open(lines, i, file, byKey);

                    // Go prints what a test says before its verdict.
                    if (pending >= 0 && i - pending <= MaxBlock) for (var line = pending + 1; line < i; line++) open.Lines.Add(line);
                    pending = -1;
                    since = i;
                    captured = false;
                    break;
                default:
                    captured |= RunnerLines.IsCaptured(lines[i]);
                    if (open is null || blanks > 2) break;

                    // Of what a failed test has logged, only the trouble tells why.
                    if (captured ? Severity.Of(lines[i]) > 0 : i - since <= MaxBlock && !lines[i].IsWhiteSpace()) open.Lines.Add(i);
                    break;
            }
        }

        return report;
    }

    private RunnerFailure Open(LineTable lines, int line, int file, Dictionary<string, RunnerFailure> byKey)
    {
        var name = RunnerLines.Name(lines[line]);
        var key = Key(name).ToString();
        if (byKey.TryGetValue(key, out var known)) return known;
        var failure = new RunnerFailure((RunnerLines.IsDiagnostic(lines[line]) ? lines[line].Trim() : name).ToString()) { FileLine = file };
        byKey[key] = failure;
        Failures.Add(failure);
        return failure;
    }

    // A test is called by its path, its class or its bare name in one and the same output.
    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> name)
    {
        var dash = name.IndexOf(" - ");
        if (dash > 0 && name[..dash].Contains("::", StringComparison.Ordinal)) name = name[..dash];
        foreach (var joint in (ReadOnlySpan<string>)["::", " › ", " > "])
            if (name.LastIndexOf(joint) is >= 0 and var at) name = name[(at + joint.Length)..];
        return name;
    }
}
