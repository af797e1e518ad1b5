using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>Recognises the output of test runners, compilers and linters by the lines only they print.</summary>
internal static class RunnerMarks
{
    // Banners stand at the head and totals at the tail.
    private const int Window = 6000;

    private static readonly (Runner Runner, string[] Marks)[] Table =
    [
        (Runner.Pytest, ["test session starts", "short test summary info", " passed in ", " failed in ", "= FAILURES =", "= ERRORS ="]),
        (Runner.GoTest, ["--- FAIL: ", "--- PASS: ", "=== RUN ", "\nok  \t", "\nFAIL\t"]),
        (Runner.Cargo, ["test result: ", "running ", "thread '", "error[E", "could not compile"]),
        (Runner.DotnetTest, ["Passed!  - ", "Failed!  - ", "[xUnit.net", "Test Run ", "Starting test execution", "Error Message:", "Total tests: "]),
        (Runner.Jest, ["Test Suites: ", "Tests:       ", "Test Files  ", "FAIL  ", "PASS  ", "FAIL src/", "PASS src/", " ● "]),
        (Runner.Maven, ["[INFO] Tests run:", "[ERROR] Tests run:", "Tests run: ", "BUILD FAILURE", "BUILD SUCCESS", "COMPILATION ERROR", "[INFO] -----"]),
        (Runner.Gradle, ["> Task :", "BUILD FAILED in", "BUILD SUCCESSFUL in"]),
        (Runner.Rspec, ["\nFailures:\n", " examples, ", "Failed examples:", "Failure/Error:"]),
        (Runner.Mocha, [" passing (", " failing\n", " pending\n"]),
        (Runner.Compiler, [": error TS", ": error CS", ": warning CS", ": error: ", ": warning: ", " problems (", "Build FAILED", "Build succeeded", ": fatal error: ", "error MSB", "Found 1 error"]),
    ];

    private static readonly SearchValues<string> LineMarks = SearchValues.Create(
    [
        "test session starts", "short test summary", " PASSED", " FAILED", "--- FAIL", "--- PASS", "=== RUN", "ok  \t", "test result:", " ... ok", " ... FAILED", "Passed!", "Failed!", "[xUnit.net",
        "Test Suites:", "Test Files", "Tests run:", "> Task :", "BUILD ", " examples,", " passing", " failing", "error TS", "error CS", "warning CS", ": error:", ": warning:", " error  ", " warning  ",
        "Build succeeded", "Build FAILED", "PASS ", "FAIL ", "✓", "✕", "✔", "✗", "√", "×", "Compiling ", "could not compile", "[INFO] ", "[ERROR] ", "  Passed ", "  Failed ", " problems (", " passed in ", " failed in ", "Test Run ",
    ], StringComparison.Ordinal);

    /// <summary>A line of the kind runners print.</summary>
    public static bool IsMark(ReadOnlySpan<char> line) => line.ContainsAny(LineMarks);

    /// <summary>The runner whose marks the text carries, or null. One mark is enough when no other tool prints it; else two.</summary>
    public static Runner? Find(ReadOnlySpan<char> text)
    {
        Runner? best = null;
        var most = 0;
        var head = text[..Math.Min(text.Length, Window)];
        var tail = text[Math.Max(head.Length, text.Length - Window)..];
        foreach (var (runner, marks) in Table)
        {
            var found = 0;
            foreach (var mark in marks)
                if (head.Contains(mark, StringComparison.Ordinal) || tail.Contains(mark, StringComparison.Ordinal)) found += marks.Length <= 3 || mark.Length >= 12 ? 2 : 1;
            if (found > most) (best, most) = (runner, found);
        }

        return most >= 2 ? best : null;
    }
}
