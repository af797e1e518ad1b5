namespace Anyray.Bench.Corpus.Runners;

/// <summary>Outputs of test runners.</summary>
internal static class TestRuns
{
    public static Run Pytest(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "test_", "_");
        var passed = Filler.Lines(shape, i => $"tests/{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}/test_{dice.Pick(Lexicon.Verbs)}.py::test_{dice.Pick(Lexicon.Verbs)}_{i} PASSED          [ {i % 100,2}%]", _ => $"tests/billing/test_rounding.py::{test} FAILED          [ 50%]");
        return new(
            $"============================= test session starts ==============================\nplatform linux -- Python 3.13.2, pytest-8.3.4, pluggy-1.5.0\nrootdir: /repo\ncollected 431 items\n\n{passed}\n\n=================================== FAILURES ===================================\n_____________________________ {test} _____________________________\n\n    def {test}():\n        total = settle(rate)\n>       assert total == {want}\nE       assert {got} == {want}\nE        +  where {got} = settle(rate)\n\ntests/billing/test_rounding.py:{dice.Between(20, 90)}: AssertionError\n=========================== short test summary info ============================\nFAILED tests/billing/test_rounding.py::{test} - assert {got} == {want}\n======================== 1 failed, 430 passed in 12.40s ========================",
            [Fact.Verbatim(test), Fact.Verbatim($"assert {got} == {want}")]);
    }

    public static Run Jest(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "settles ", " ");
        return new(
            $"FAIL src/billing/rounding.test.ts\n{Filler.Lines(shape, i => $"    ✓ {dice.Pick(Lexicon.Verbs)}s the {dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} {i} ({dice.Between(1, 30)} ms)", _ => $"    ✕ {test} ({dice.Between(1, 30)} ms)")}\n\n  ● rounding › {test}\n\n    expect(received).toBe(expected) // Object.is equality\n\n    Expected: {want}\n    Received: {got}\n\n      41 |   const total = settle(rate);\n    > 42 |   expect(total).toBe({want});\n         |                 ^\n\n      at Object.<anonymous> (src/billing/rounding.test.ts:42:17)\n\nTest Suites: 1 failed, 38 passed, 39 total\nTests:       1 failed, 402 passed, 403 total\nSnapshots:   0 total\nTime:        9.31 s\nRan all test suites.",
            [Fact.Verbatim(test), Fact.Verbatim($"Expected: {want}"), Fact.Verbatim($"Received: {got}")]);
    }

    public static Run Go(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "Test", "");
        var message = $"rounding_test.go:{dice.Between(20, 90)}: settle() = {got}, want {want}";
        return new(
            Filler.Lines(shape, i => $"=== RUN   Test{dice.Pick(Lexicon.Nouns)}{i}\n--- PASS: Test{dice.Pick(Lexicon.Nouns)}{i} (0.0{dice.Below(9)}s)", _ => $"=== RUN   {test}\n    {message}\n--- FAIL: {test} (0.01s)") + "\nFAIL\nFAIL\texample.com/shop/billing\t0.412s\nok  \texample.com/shop/orders\t0.200s\nFAIL",
            [Fact.Verbatim(test), Fact.Verbatim(message)]);
    }

    public static Run Cargo(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "settles_", "_");
        return new(
            $"   Compiling shop v0.3.1 (/repo)\n    Finished `test` profile [unoptimized + debuginfo] target(s) in 8.41s\n     Running unittests src/lib.rs (target/debug/deps/shop-{dice.Hex(16)})\n\nrunning 388 tests\n{Filler.Lines(shape, i => $"test {dice.Pick(Lexicon.Nouns).ToLowerInvariant()}::tests::{dice.Pick(Lexicon.Verbs)}_{i} ... ok", _ => $"test billing::tests::{test} ... FAILED")}\n\nfailures:\n\n---- billing::tests::{test} stdout ----\n\nthread 'billing::tests::{test}' panicked at src/billing.rs:{dice.Between(100, 400)}:9:\nassertion `left == right` failed\n  left: {got}\n right: {want}\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n\nfailures:\n    billing::tests::{test}\n\ntest result: FAILED. 387 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.82s\n\nerror: test failed, to rerun pass `--lib`",
            [Fact.Verbatim(test), Fact.Verbatim($"left: {got}"), Fact.Verbatim($"right: {want}")]);
    }

    public static Run DotNet(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "Settle_", "_");
        return new(
            $"  Determining projects to restore...\n  All projects are up-to-date for restore.\n  Shop -> /repo/Shop/bin/Debug/net10.0/Shop.dll\n{Filler.Lines(shape, i => $"  Passed Shop.Tests.{dice.Pick(Lexicon.Nouns)}Tests.{dice.Function()}_{i} [{dice.Between(1, 40)} ms]", _ => $"  Failed Shop.Tests.RoundingTests.{test} [4 ms]\n  Error Message:\n   Assert.Equal() Failure: Values differ\nExpected: {want}\nActual:   {got}\n  Stack Trace:\n     at Shop.Tests.RoundingTests.{test}() in /repo/Shop.Tests/RoundingTests.cs:line {dice.Between(20, 90)}")}\n\nFailed!  - Failed:     1, Passed:   377, Skipped:     0, Total:   378, Duration: 4 s - Shop.Tests.dll (net10.0)",
            [Fact.Verbatim(test), Fact.Verbatim($"Expected: {want}"), Fact.Row("Actual:", $"{got}")]);
    }

    public static Run Mocha(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "settles ", " ");
        return new(
            $"\n\n  billing\n{Filler.Lines(shape, i => $"    ✔ {dice.Pick(Lexicon.Verbs)}s the {dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} {i}", _ => $"    1) {test}")}\n\n\n  401 passing (3s)\n  1 failing\n\n  1) billing\n       {test}:\n\n      AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n\n{got} !== {want}\n\n      + expected - actual\n\n      -{got}\n      +{want}\n\n      at Context.<anonymous> (test/billing.spec.js:42:14)\n      at process.processImmediate (node:internal/timers:485:21)",
            [Fact.Verbatim(test), Fact.Verbatim($"{got} !== {want}")]);
    }

    public static Run Maven(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "settles", "");
        return new(
            $"[INFO] Scanning for projects...\n[INFO] \n[INFO] -------------------------< shop:billing >-------------------------\n[INFO] T E S T S\n[INFO] -------------------------------------------------------\n{Filler.Lines(shape, i => $"[INFO] Running shop.{dice.Pick(Lexicon.Nouns)}{i}Test\n[INFO] Tests run: {dice.Between(1, 30)}, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.{dice.Between(10, 99)} s -- in shop.{dice.Pick(Lexicon.Nouns)}{i}Test", _ => $"[INFO] Running shop.RoundingTest\n[ERROR] Tests run: 9, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.042 s <<< FAILURE! -- in shop.RoundingTest\n[ERROR] shop.RoundingTest.{test} -- Time elapsed: 0.004 s <<< FAILURE!\norg.opentest4j.AssertionFailedError: expected: <{want}> but was: <{got}>\n\tat shop.RoundingTest.{test}(RoundingTest.java:42)\n")}\n[INFO] \n[INFO] Results:\n[INFO] \n[ERROR] Failures: \n[ERROR]   RoundingTest.{test}:42 expected: <{want}> but was: <{got}>\n[INFO] \n[ERROR] Tests run: 391, Failures: 1, Errors: 0, Skipped: 0\n[INFO] \n[INFO] BUILD FAILURE\n[INFO] Total time:  14.210 s",
            [Fact.Verbatim(test), Fact.Verbatim($"expected: <{want}> but was: <{got}>")]);
    }

    public static Run RSpec(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "settles ", " ");
        return new(
            $"\nBilling\n{Filler.Lines(shape, i => $"  {dice.Pick(Lexicon.Verbs)}s the {dice.Pick(Lexicon.Adjectives)} {dice.Pick(Lexicon.Nouns).ToLowerInvariant()} {i}", _ => $"  {test} (FAILED - 1)")}\n\nFailures:\n\n  1) Billing {test}\n     Failure/Error: expect(total).to eq({want})\n\n       expected: {want}\n            got: {got}\n\n       (compared using ==)\n     # ./spec/billing_spec.rb:42:in `block (2 levels) in <top (required)>'\n\nFinished in 2.11 seconds (files took 0.9 seconds to load)\n397 examples, 1 failure\n\nFailed examples:\n\nrspec ./spec/billing_spec.rb:40 # Billing {test}",
            [Fact.Verbatim(test), Fact.Verbatim($"expected: {want}"), Fact.Verbatim($"got: {got}")]);
    }

    public static Run Gradle(Dice dice, Shape shape)
    {
        var (test, want, got) = Failure(dice, "settles", "");
        return new(
            $"> Task :billing:compileJava UP-TO-DATE\n> Task :billing:test\n\n{Filler.Lines(shape, i => $"{dice.Pick(Lexicon.Nouns)}Test > {dice.Function()}{i}() PASSED", _ => $"RoundingTest > {test}() FAILED\n    org.opentest4j.AssertionFailedError: expected: <{want}> but was: <{got}>\n        at app//shop.RoundingTest.{test}(RoundingTest.java:42)\n")}\n\n391 tests completed, 1 failed\n\n> Task :billing:test FAILED\n\nFAILURE: Build failed with an exception.\n\n* What went wrong:\nExecution failed for task ':billing:test'.\n> There were failing tests. See the report at: file:///repo/billing/build/reports/tests/test/index.html\n\nBUILD FAILED in 9s\n4 actionable tasks: 1 executed, 3 up-to-date",
            [Fact.Verbatim(test), Fact.Verbatim($"expected: <{want}> but was: <{got}>")]);
    }

    private static (string Test, int Want, int Got) Failure(Dice dice, string prefix, string joint) =>
        ($"{prefix}{dice.Pick(Lexicon.Adjectives)}{joint}{dice.Pick(Lexicon.Nouns).ToLowerInvariant()}{joint}{dice.Hex(4)}", dice.Between(21000, 59000), dice.Between(60000, 99000));
}
