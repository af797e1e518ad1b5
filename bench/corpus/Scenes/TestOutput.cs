namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Test runs of which something else than the failure is wanted, or two failures at once.</summary>
internal static class TestOutput
{
    public static Pattern Runs => new ScenePattern("test_questions", new Knob("command_digest"),
        new Scene(["What did «test» expect, and what did it get?", "Why does «test» fail?"],
            ["=== RUN   «test»\n    «noun»_test.go:«10..900»: ⟦want «a», got «b»⟧\n--- FAIL: «test» (0.«10..99»s)"],
            ["=== RUN   Test«Noun»«Noun»«x3»\n--- PASS: Test«Noun»«Noun»«x3» (0.«10..99»s)", "=== RUN   Test«Noun»«x3»\n    «noun»_test.go:«10..900»: warming up «adj» «noun»\n--- PASS: Test«Noun»«x3» (0.«10..99»s)"])
        {
            Lets = [("test", "Test«Noun»Rounding«x3»"), ("a", "«1000..4999»"), ("b", "«5000..9999»")],
            Tail = "\nFAIL\nFAIL\tshop/ledger\t12.417s\nFAIL",
            Tool = "go",
            Target = "test ./...",
        },
        new Scene(["Which tests failed, and with what message?", "List all failures."],
            ["  ✕ «adj» «noun» keeps its total («2..90» ms)\n\n  ● Basket › ⟦«t1»⟧\n\n    expect(received).toBe(expected)\n\n    ⟦Expected: «a»⟧\n    Received: «x4»\n\n      at Object.<anonymous> (src/basket.test.ts:«10..90»:«1..40»)\n", "  ● Courier › ⟦«t2»⟧\n\n    ⟦TypeError: «noun».«verb»«x3» is not a function⟧\n\n      at Object.<anonymous> (src/courier.test.ts:«10..90»:«1..40»)\n"],
            ["  ✓ «verb»s a «adj» «noun» («2..90» ms)", "PASS src/«noun»/«verb»«x3».test.ts", "  «Noun»", "    ✓ refuses a «noun» without «noun» («2..90» ms)"])
        {
            Lets = [("t1", "keeps its total after «verb» «x3»"), ("t2", "is informed of «noun» «x3»"), ("a", "«10000..49999»")],
            Tail = "\n\nTest Suites: 2 failed, 61 passed, 63 total\nTests:       2 failed, 812 passed, 814 total\nTime:        41.2 s",
            Tool = "npm",
            Target = "test",
        },
        new Scene(["What made the «mod» module fail to build?", "Which error stops «mod» from compiling?"],
            ["> Task :«mod»:compileKotlin FAILED\ne: file:///src/«mod»/«Noun».kt:«10..90»:«1..40» ⟦Unresolved reference '«ref»'⟧"],
            ["> Task :«svc»-«x3»:compileKotlin", "> Task :«svc»-«x3»:processResources NO-SOURCE", "> Task :«svc»-«x3»:test", "w: file:///src/«svc»/«Noun».kt:«10..90»:«1..40» Parameter '«noun»' is never used"])
        {
            Lets = [("mod", "«noun»-core-«x3»"), ("ref", "«verb»«Noun»«x3»")],
            Tail = "\n\nFAILURE: Build failed with an exception.\n\nBUILD FAILED in 1m 12s",
            Tool = "gradle",
            Target = "build",
        },
        new Scene(["Which test was skipped, and for what reason?", "Why was one of the tests not run?"],
            ["tests/test_«noun».py::⟦test_«name»⟧ SKIPPED (⟦needs the «City» simulator «x3»⟧)    [ «10..99»%]"],
            ["tests/test_«noun».py::test_«verb»_«noun»_«x3» PASSED    [ «10..99»%]", "tests/test_«noun».py::Test«Noun»::test_«adj»_«x3» PASSED    [ «10..99»%]"])
        {
            Lets = [("name", "«verb»_«noun»_«x4»")],
            Head = "============================= test session starts ==============================\nplatform linux -- Python 3.13.1, pytest-9.0.1\ncollected 812 items\n\n",
            Tail = "\n\n================= 811 passed, 1 skipped in 61.20s =================",
            Tool = "pytest",
            Target = "-v",
        });
}
