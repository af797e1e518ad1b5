using Anyray.Tests.Optimizer.Strategies.ContextCompression;

namespace Anyray.Tests.Optimizer.Strategies.CommandDigest;

public sealed class CommandDigestTests
{
    [Theory]
    [InlineData("tests/test_a.py::test_N PASSED", "=================== FAILURES ===================\n______ test_total ______\n\n    def test_total():\n>       assert total() == 5\nE       assert 4 == 5\n\ntests/test_a.py:9: AssertionError\n=========== short test summary info ===========\nFAILED tests/test_a.py::test_total - assert 4 == 5\n======== 1 failed, 80 passed in 2.10s ========", "test_total", "E       assert 4 == 5", "1 failed, 80 passed")]
    [InlineData("=== RUN   TestN\n--- PASS: TestN (0.00s)", "=== RUN   TestTotal\n    total_test.go:12: got 4, want 5\n--- FAIL: TestTotal (0.00s)\nFAIL\nFAIL\texample.com/shop\t0.4s", "TestTotal", "total_test.go:12: got 4, want 5", "FAIL\texample.com/shop")]
    [InlineData("test shop::tests::t_N ... ok", "test shop::tests::total ... FAILED\n\nfailures:\n\n---- shop::tests::total stdout ----\nthread 'shop::tests::total' panicked at src/lib.rs:9:5:\nassertion `left == right` failed\n  left: 4\n right: 5\n\ntest result: FAILED. 80 passed; 1 failed; 0 ignored", "shop::tests::total", "  left: 4", "80 passed; 1 failed")]
    [InlineData("  Passed Shop.Tests.T_N [1 ms]", "  Failed Shop.Tests.Total_Adds [4 ms]\n  Error Message:\n   Assert.Equal() Failure\nExpected: 5\nActual:   4\n  Stack Trace:\n     at Shop.Tests.Total_Adds() in /a/T.cs:line 9\n\nFailed!  - Failed:     1, Passed:    80, Skipped:     0, Total:    81", "Shop.Tests.Total_Adds", "Expected: 5", "Failed:     1")]
    public void Run_WithOneFailure_KeepsTotalsAndTheFailure(string passing, string failing, string name, string assertion, string totals)
    {
        var output = string.Join('\n', Enumerable.Range(0, 80).Select(i => passing.Replace("N", $"{i}", StringComparison.Ordinal))) + "\n" + failing;
        var text = ContextCompressionTests.After(ContextCompressionTests.Request(output, "Why is the build red?"), null, "command_digest");
        Assert.Contains($"FAIL: {name}", text, StringComparison.Ordinal);
        Assert.Contains(assertion, text, StringComparison.Ordinal);
        Assert.Contains(totals, text, StringComparison.Ordinal);
        Assert.True(text.Length < 1500);
    }

    [Fact]
    public void WhatAFailedTestHasLogged_LeavesItsWarnings()
    {
        var log = string.Join('\n', Enumerable.Range(0, 120).Select(i => i == 90 ? "WARNING  tariff:loader.py:71 no row for winter" : $"DEBUG    tariff:loader.py:{i} read chunk {i}"));
        var output = string.Join('\n', Enumerable.Range(0, 80).Select(i => $"tests/test_a.py::test_{i} PASSED")) + "\n=================== FAILURES ===================\n______ test_total ______\n\n>       assert total() == 5\nE       assert 4 == 5\n\n------------------------------ Captured log call -------------------------------\n"
            + log + "\n======== 1 failed, 80 passed in 2.10s ========";
        var text = ContextCompressionTests.After(ContextCompressionTests.Request(output, "Why is the build red?"), null, "command_digest");
        Assert.Contains("no row for winter", text, StringComparison.Ordinal);
        Assert.Contains("assert 4 == 5", text, StringComparison.Ordinal);
        Assert.DoesNotContain("read chunk 89", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ABrowserRun_KeepsTheTestThatFailed()
    {
        var output = "Running 80 tests using 4 workers\n\n" + string.Join('\n', Enumerable.Range(0, 80).Select(i => $"  ✓  {i} [chromium] › cart.spec.ts:{i}:7 › cart › shows item {i} (20ms)"))
            + "\n  ✘  80 [webkit] › cart.spec.ts:31:7 › cart › keeps the coupon (30.4s)\n\n  1) [webkit] › cart.spec.ts:31:7 › cart › keeps the coupon ──────\n\n    Expected string: \"TEN\"\n    Received string: \"\"\n\n  1 failed\n  79 passed (3.4m)";
        var text = ContextCompressionTests.After(ContextCompressionTests.Request(output, "Why is the build red?"), null, "command_digest");
        Assert.Contains("[webkit] › cart.spec.ts:31:7 › cart › keeps the coupon", text, StringComparison.Ordinal);
        Assert.Contains("Expected string: \"TEN\"", text, StringComparison.Ordinal);
        Assert.True(text.Length < 800);
    }

    [Fact]
    public void MaxFailures_NamesTheRest()
    {
        var output = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"--- FAIL: TestNumber{i} (0.00s)\n    n_test.go:{i}: got {i}, want 0")) + "\nFAIL\nFAIL\texample.com/n\t0.1s";
        var text = ContextCompressionTests.After(ContextCompressionTests.Request(output, "Why is the build red?"), """{"maxFailures":3}""", "command_digest");
        Assert.Contains("n_test.go:2: got 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("n_test.go:3: got 3", text, StringComparison.Ordinal);
        Assert.Contains("FAIL: TestNumber29", text, StringComparison.Ordinal);
    }
}
