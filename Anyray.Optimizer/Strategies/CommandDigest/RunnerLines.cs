using System.Buffers;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.CommandDigest;

/// <summary>Tells the lines of runner output apart, whichever runner printed them.</summary>
internal static class RunnerLines
{
    private static readonly SearchValues<string> CountWords = SearchValues.Create(
    [
        " passed in ", " failed in ", " passed, ", " failed, ", "Tests:  ", "Test Suites:", "Test Files ", "test result:", "Tests run:", " passing (", " failing", " pending", " examples, ", "Passed!  -", "Failed!  -",
        "Total tests:", "BUILD FAILED", "BUILD SUCCESS", "BUILD FAILURE", "Build FAILED", "Build succeeded", " problems (", " problem (", " Error(s)", " Warning(s)", "Found 1 error", " errors.", " error generated", " errors generated", " tests completed",
        "FAIL\t", "ok  \t", " error(s)", "exit code", "exited with", "Snapshots:", "Test Run ", "Total:", " passed (", " due to ", "could not compile", "failed to compile",
    ], StringComparison.Ordinal);

    private static readonly WordSearch PassWords = new(
        " PASSED", "--- PASS", "=== RUN", "=== PAUSE", "=== CONT", "... ok", "✓ ", "✔ ", "√ ", "Building C", "Compiling ", "Downloaded ", "Downloading ", "UP-TO-DATE", "up-to-date");

    private static readonly WordSearch SkipWords = new(
        " SKIPPED", "--- SKIP", "... ignored", "○ ", "(skipped", "[SKIP]", " XFAIL", " XPASS", "(pending", "⏭");

    private static readonly WordSearch FailWords = new(
        " FAILED", "FAILED ", "--- FAIL", "... FAILED", "✕ ", "✗ ", "✘ ", "× ", "● ", ": error", "): error ", "error[", "error: ", "[ERROR]", "panicked at", "panic: ", "Traceback (most recent", "fatal error", "ERROR: ", "ERROR in ", "(FAILED - ", "<<< FAILURE", "<<< ERROR", " error  ");

    private static readonly SearchValues<string> DetailWords = SearchValues.Create(
        ["assert", "expect", "Expected", "Received", "Actual", "actual", "got:", " got ", "want", "left:", "right:", "Error", "Exception", "panicked", "!==", " but was", "Caused by", "^~", "--> ", "= note", "= help", "note: ", "mismatch"], StringComparison.Ordinal);

    public static RunnerLine Of(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        if (text.IsEmpty) return RunnerLine.Noise;
        if (IsTitle(text) || IsStdoutTitle(text)) return RunnerLine.Failure;
        if (SkipWords.IsIn(text) && !text.Contains(" skipped,", StringComparison.Ordinal)) return RunnerLine.Skip;
        if (PassWords.IsIn(text) || text.StartsWith("Passed ") || text.StartsWith("PASS ") || text.StartsWith("ok ") && text.Length > 3 && char.IsAsciiDigit(text[3])) return RunnerLine.Pass;
        if (IsMavenProgress(text)) return RunnerLine.Pass;
        if (IsDetail(text)) return RunnerLine.Detail;
        if (IsCounts(text)) return RunnerLine.Counts;
        if (FailWords.IsIn(text) || text.StartsWith("Failed ") || text.StartsWith("not ok ") || text.StartsWith("FAIL ") || IsNumbered(line, text)) return RunnerLine.Failure;
        if (text[0] is '=' or '-' or '─' or '⎯' && text.Length > 8 && !IsCaptured(text)) return RunnerLine.Rule;
        return text.ContainsAny(DetailWords) ? RunnerLine.Detail : RunnerLine.Noise;
    }

    /// <summary>The name of what failed: the line without marks, times and positions of progress.</summary>
    public static ReadOnlySpan<char> Name(ReadOnlySpan<char> line)
    {
        var text = line.Trim().Trim("_=─").Trim();
        foreach (var mark in (ReadOnlySpan<string>)["--- FAIL: ", "✕ ", "✗ ", "✘ ", "× ", "● ", "FAILED ", "Failed ", "FAIL ", "not ok ", "[ERROR] ", "---- ", "test ", "ERROR "])
            if (text.StartsWith(mark)) text = text[mark.Length..].TrimStart();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && digits + 1 < text.Length && text[digits] == ')') text = text[(digits + 1)..].TrimStart();
        foreach (var tail in (ReadOnlySpan<string>)[" stdout ----", " FAILED", " ... FAILED", " (FAILED - ", " <<< FAIL", " [", " ("])
            if (text.LastIndexOf(tail) is > 0 and var at && (tail is not " [" || text[^1] == ']')) text = text[..at];
        return text.TrimEnd(" :.");
    }

    /// <summary>A compiler's or linter's message, which says everything itself.</summary>
    public static bool IsDiagnostic(ReadOnlySpan<char> line) => line.Contains("error", StringComparison.OrdinalIgnoreCase) && line.ContainsAny(" :");

    /// <summary>Heads what a failed test has printed or logged: <c>---- Captured log call ----</c>.</summary>
    public static bool IsCaptured(ReadOnlySpan<char> line) => line.StartsWith("---") && line.Contains(" Captured ", StringComparison.Ordinal);

    // Parts of a failure that could be taken for a new one.
    private static bool IsDetail(ReadOnlySpan<char> text) =>
        text.Length > 2 && (text[0] is 'E' or '>' && text[1] == ' ' && text[2] == ' ' || text.StartsWith("at ") || text.StartsWith("AssertionError") || text.StartsWith("thread '")
        || text.StartsWith("Error Message:") || text.StartsWith("Stack Trace:") || text.StartsWith("Failure/Error:") || text.StartsWith("Error: ") || text.StartsWith("error: expect"));

    private static bool IsCounts(ReadOnlySpan<char> text) => text.ContainsAny(CountWords) && text.ContainsAnyInRange('0', '9') && text.Length < 240 || text is "FAIL" || text.StartsWith("BUILD ") || text.StartsWith("[INFO] BUILD ") || text.StartsWith("make") && text.Contains("Error ", StringComparison.Ordinal);

    // "____ test_name ____"
    private static bool IsTitle(ReadOnlySpan<char> text) => text.StartsWith("___") && text.EndsWith("_") && text.Contains(' ');

    // "---- tests::name stdout ----"
    private static bool IsStdoutTitle(ReadOnlySpan<char> text) => text.StartsWith("---- ") && text.EndsWith(" stdout ----");

    private static bool IsMavenProgress(ReadOnlySpan<char> text) =>
        text.StartsWith("[INFO] ") && !text.StartsWith("[INFO] BUILD") && !text.Contains("Total time", StringComparison.Ordinal)
        && !(text.StartsWith("[INFO] Tests run:") && !text.Contains("Time elapsed", StringComparison.Ordinal));

    // "  1) Billing settles the total": an item of a list of failures.
    private static bool IsNumbered(ReadOnlySpan<char> line, ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 5 && digits + 2 < text.Length && text[digits] == ')' && text[digits + 1] == ' ' && line[0] is ' ' or '\t';
    }
}
