using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Anyray.Tests.Optimizer;

/// <summary>Generates conversations in the three dialects: unicode, escapes, nesting, repeated outputs, every shape of text.</summary>
public static class RequestGen
{
    private static readonly Gen<string> Word = Pick(
        "alpha", "order", "naïve", "日本語", "🚀", "a\"b", "back\\slash", "tab\there", "src/app/main.cs", "id-4711", "\u0001", "ends", "über", "null", "0x1f", "</x>", "e\u0301", "Timeout", "error");

    private static readonly Gen<string> Line = Word.Array[1, 12].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Prose = Line.Array[1, 12].Select(lines => string.Join('\n', lines));

    private static readonly Gen<string> Repetitive = Gen.Select(Line, Gen.Int[2, 60], (line, n) => string.Join("\n\n", Enumerable.Repeat(line + " " + line, n)));

    private static readonly Gen<string> Log = Gen.Select(Gen.Int[5, 80], Gen.Int[0, 1000], (n, seed) => string.Join('\n', Enumerable.Range(0, n).Select(i =>
        $"2025-03-0{1 + i % 9}T10:00:{i % 60:00}Z {(i % 17 == 3 ? "ERROR" : "INFO")} worker-{(i * 7 + seed) % 5} processed job {seed + i} in {i * 13 % 97} ms")));

    private static readonly Gen<string> Records = Gen.Select(Gen.Int[2, 60], Gen.Int[0, 1000], Gen.Bool, (n, seed, indented) => JsonSerializer.Serialize(
        Enumerable.Range(0, n).Select(i => new { id = seed + i, name = $"item {i} \"q\" é", status = i % 11 == 0 ? "failed" : "ok", score = i * 1.5, tags = new[] { "a", "b" }, nested = new { deep = new { value = i } } }),
        new JsonSerializerOptions { WriteIndented = indented }));

    private static readonly Gen<string> Code = Gen.Select(Gen.Int[2, 20], Word, (n, word) => "using System;\n\npublic class Sample\n{\n" + string.Join('\n', Enumerable.Range(0, n).Select(i =>
        $"    public int Method{i}(int x)\n    {{\n        var s = \"}}{i}\"; // {word}\n        for (var k = 0; k < x; k++)\n        {{\n            x += k * {i};\n        }}\n        return x + Method{(i + 1) % n}(x);\n    }}\n")) + "}\n");

    private static readonly Gen<string> Grep = Gen.Int[3, 60].Select(n => string.Join('\n', Enumerable.Range(0, n).Select(i => $"src/area{i / 7}/file{i / 3}.ts:{10 + i}:  const value{i} = compute({i});")));

    private static readonly Gen<string> Tests = Gen.Int[5, 60].Select(n => string.Join('\n', Enumerable.Range(0, n).Select(i => $"tests/test_{i}.py::test_case_{i} {(i == n / 2 ? "FAILED" : "PASSED")}")) +
        $"\n=== FAILURES ===\n___ test_case_{n / 2} ___\n    assert 1 == 2\nE   AssertionError\n=== 1 failed, {n - 1} passed in 1.2s ===");

    private static readonly Gen<string> Diff = Gen.Int[1, 10].Select(n => string.Join('\n', Enumerable.Range(0, n).Select(i =>
        $"diff --git a/f{i}.c b/f{i}.c\n--- a/f{i}.c\n+++ b/f{i}.c\n@@ -1,5 +1,5 @@\n context a\n context b\n-old {i}\n+new {i}\n context c\n context d")));

    /// <summary>Texts a tool returns.</summary>
    public static readonly Gen<string> Output = Gen.OneOf(Prose, Log, Records, Code, Grep, Tests, Diff, Repetitive);

    private static readonly Gen<ToolTurn> Turn = Gen.Select(Output, Pick("read", "bash", "grep"), Gen.Int[0, 9], Maybe(Line),
        (output, tool, n, text) => new ToolTurn(tool, $$"""{"path":"src/f{{n % 3}}.cs","n":{{n}}}""", output, n == 9, text));

    /// <summary>A conversation: its opening, then tool turns. A turn may return what an earlier one did.</summary>
    public static readonly Gen<Conversation> Conversations = Gen.Select(
        Gen.Enum<TestDialect>(), Gen.Bool, Maybe(Gen.OneOf(Prose, Repetitive)),
        Gen.OneOf(Prose, Repetitive), Turn.Array[1, 8], Gen.Int[0, 3])
        .Select((dialect, blocks, system, question, turns, repeat) => new Conversation(dialect, blocks, system, question, Repeat(turns, repeat)));

    private static Gen<T> Pick<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static Gen<string?> Maybe(Gen<string> text) => Gen.Select(Gen.Bool, text, (given, t) => given ? t : null);

    private static ToolTurn[] Repeat(ToolTurn[] turns, int times)
    {
        for (var i = 0; i < times && turns.Length > 1; i++) turns[^(1 + i % turns.Length)] = turns[^(1 + i % turns.Length)] with { Output = turns[0].Output };
        return turns;
    }

    /// <summary>A generated session; <see cref="At"/> gives the request of its n-th turn.</summary>
    public sealed record Conversation(TestDialect Dialect, bool Blocks, string? System, string Question, ToolTurn[] Turns)
    {
        /// <summary>The request after <paramref name="turns"/> tool calls.</summary>
        public TestRequest At(int turns, bool tools = true)
        {
            var request = new TestRequest(Dialect, Blocks);
            if (System is not null) request.System(System);
            if (tools) request.Tool("read", "Reads   a file.").Tool("bash").Tool("grep").Tool("retrieve", schema: JsonNode.Parse("""{"type":"object","properties":{"handle":{"type":"string"}}}"""));
            request.User(Question);
            foreach (var turn in Turns.Take(turns)) request.Call(turn);
            return request;
        }

        /// <summary>The whole session.</summary>
        public TestRequest Whole => At(Turns.Length);

        public override string ToString() => new StringBuilder().Append(Dialect).Append(Blocks ? " blocks " : " ").Append(Whole.Build()).ToString();
    }
}
