namespace Anyray.Optimizer.Shapes;

/// <summary>Recognises the output of test runners, compilers and linters by the lines only they print.</summary>
internal static class RunnerMarks
{
    // Banners stand at the head and totals at the tail.
    private const int Window = 6000;

    // A mark of weight 2 is printed by one tool only; two of weight 1 have to meet.
    private static readonly (Runner Runner, string Mark, int Weight)[] Table =
    [
        (Runner.Pytest, "test session starts", 2), (Runner.Pytest, "short test summary info", 2), (Runner.Pytest, "= FAILURES =", 2), (Runner.Pytest, " passed in ", 1), (Runner.Pytest, " failed in ", 1), (Runner.Pytest, ".py::", 1),
        (Runner.GoTest, "--- FAIL: ", 2), (Runner.GoTest, "--- PASS: ", 2), (Runner.GoTest, "=== RUN ", 2), (Runner.GoTest, "\nok  \t", 1), (Runner.GoTest, "\nFAIL\t", 2),
        (Runner.Cargo, "test result: ", 2), (Runner.Cargo, "error[E", 2), (Runner.Cargo, "could not compile", 1), (Runner.Cargo, "   Compiling ", 1), (Runner.Cargo, " ... ok\n", 1),
        (Runner.DotnetTest, "Passed!  - ", 2), (Runner.DotnetTest, "Failed!  - ", 2), (Runner.DotnetTest, "[xUnit.net", 2), (Runner.DotnetTest, "Starting test execution", 2), (Runner.DotnetTest, "Error Message:", 1), (Runner.DotnetTest, "Total tests: ", 1), (Runner.DotnetTest, "\n  Passed ", 1), (Runner.DotnetTest, "\n  Failed ", 1), (Runner.DotnetTest, "Determining projects to restore", 1), (Runner.DotnetTest, "Test Run ", 1), (Runner.DotnetTest, "Failed:  ", 1),
        (Runner.Jest, "Test Suites: ", 2), (Runner.Jest, "Tests:       ", 2), (Runner.Jest, "Test Files  ", 2), (Runner.Jest, "\n  ● ", 1), (Runner.Jest, "    ✕ ", 1), (Runner.Jest, " ✓ ", 1), (Runner.Jest, "FAIL ", 1), (Runner.Jest, " tests using ", 2),
        (Runner.Maven, "Tests run: ", 2), (Runner.Maven, "BUILD FAILURE", 2), (Runner.Maven, "[INFO] BUILD SUCCESS", 2), (Runner.Maven, "COMPILATION ERROR", 1), (Runner.Maven, "Scanning for projects", 1),
        (Runner.Gradle, "\n> Task :", 2), (Runner.Gradle, "BUILD FAILED in", 2), (Runner.Gradle, "BUILD SUCCESSFUL in", 2),
        (Runner.Rspec, "\nFailures:\n", 1), (Runner.Rspec, " examples, ", 2), (Runner.Rspec, "Failed examples:", 2), (Runner.Rspec, "Failure/Error:", 2),
        (Runner.Mocha, " passing (", 2), (Runner.Mocha, " failing\n", 2), (Runner.Mocha, " pending\n", 1),
        (Runner.Compiler, ": error TS", 2), (Runner.Compiler, ": error CS", 2), (Runner.Compiler, ": warning CS", 2), (Runner.Compiler, ": error: ", 1), (Runner.Compiler, ": warning: ", 1), (Runner.Compiler, " problems (", 2), (Runner.Compiler, " problem (", 2), (Runner.Compiler, "Build FAILED", 2), (Runner.Compiler, "Build succeeded", 2), (Runner.Compiler, ": fatal error: ", 1), (Runner.Compiler, ": error MSB", 2), (Runner.Compiler, "Found 1 error", 2), (Runner.Compiler, "errors generated", 2), (Runner.Compiler, "make: *** ", 2), (Runner.Compiler, "]: *** [", 2), (Runner.Compiler, "%] Building C", 2), (Runner.Compiler, "ld: ", 1),
    ];

    private static readonly WordSearch AnyMark = new([.. Table.Select(m => m.Mark)]);

    private static readonly WordSearch LineMarks = new(
        "test session starts", "short test summary", " PASSED", " FAILED", "--- FAIL", "--- PASS", "=== RUN", "ok  \t", "test result:", " ... ok", " ... FAILED", "Passed!", "Failed!", "[xUnit.net",
        "Test Suites:", "Test Files", "Tests run:", "> Task :", "BUILD ", " examples,", " passing", " failing", "error TS", "error CS", "warning CS", ": error:", ": warning:", " error  ", " warning  ",
        "Build succeeded", "Build FAILED", "PASS ", "FAIL ", "✓", "✕", "✔", "✗", "√", "×", "Compiling ", "could not compile", "[INFO] ", "[ERROR] ", "  Passed ", "  Failed ", " problems (", " passed in ", " failed in ", "Test Run ");

    /// <summary>A line of the kind runners print.</summary>
    public static bool IsMark(ReadOnlySpan<char> line) => LineMarks.IsIn(line);

    /// <summary>The runner whose marks the head or tail of a text carry, or null.</summary>
    public static Runner? Find(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, Window)];
        var tail = text[Math.Max(head.Length, text.Length - Window)..];
        if (!AnyMark.IsIn(head) && !AnyMark.IsIn(tail)) return null;
        Span<int> found = stackalloc int[Enum.GetValues<Runner>().Length];
        found.Clear();
        foreach (var (runner, mark, weight) in Table)
            if (head.Contains(mark, StringComparison.Ordinal) || tail.Contains(mark, StringComparison.Ordinal)) found[(int)runner] += weight;
        var best = 0;
        for (var i = 1; i < found.Length; i++) if (found[i] > found[best]) best = i;
        return found[best] >= 2 ? (Runner)best : null;
    }
}
