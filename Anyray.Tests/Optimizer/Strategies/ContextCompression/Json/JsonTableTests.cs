using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Anyray.Optimizer.Strategies.ContextCompression.Json;
using CsCheck;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Anyray.Tests.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Every value of a JSON text is read back from its tables.</summary>
public sealed class JsonTableTests
{
    private static readonly JsonSerializerOptions[] Styles =
    [
        new(),
        new() { WriteIndented = true },
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\r\n" },
    ];

    private static readonly Gen<string> Text = Pick(
        "ok", "ok", "ok", "", " ", "a b", " lead", "trail ", "1", "-1.5e3", "01", "-", "true", "null", "|", "a|b", "[1]", "{", "#1", "#", "…", "\"q\"", "back\\slash", "line\nfeed", "cr\r", "tab\t", "naïve", "日本語", "🚀", "x)", "(y", "k:v", "a=b", "http://x/y?z=1", "[… 3 rows]", "\u2028", "\u0001", "NaN", "a,b", ",");

    private static readonly Gen<string> Name = Pick("id", "name", "status", "a.b", "a|b", "k:v", "x y", "", "(key)", "ü", "日本", "q\"q", "n\nl", "1", "2", "blank=", "#1", "table", "a,b", "\\");

    private static readonly Gen<string> Scalar = Gen.OneOf(Text.Select(t => JsonSerializer.Serialize(t)), Gen.Int[-3, 3].Select(i => $"{i}"), Pick("1.0", "1e5", "-0", "0.10", "12345678901234567890", "true", "false", "null", "[]", "{}", "[1,\"a|b\"]", "{\"k|\":[{}]}"));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 2 ? Scalar : Gen.Frequency((6, Scalar), (1, inner.Array[0, 4].Select(v => $"[{string.Join(',', v)}]")), (2, Object(inner))));

    // Rows of one kind: each has its own choice of the columns, most often the common value.
    private static readonly Gen<string> Rows = Gen.Select(Name.Array[1, 8], Value.Array[8], Value.Array[40], Gen.Int[0, 9].Array[40 * 8], Gen.Int[1, 40], (names, common, others, dice, count) =>
    {
        var distinct = names.Distinct().ToArray();
        return "[" + string.Join(',', Enumerable.Range(0, count).Select(row => "{" + string.Join(',', distinct.Select((name, i) =>
            dice[row * 8 + i] < i ? null : $"{JsonSerializer.Serialize(name)}:{(dice[row * 8 + i] < 8 ? common[i] : others[(row + i) % 40])}").Where(m => m is not null)) + "}")) + "]";
    });

    private static readonly Gen<string> Places = Value.Array[1, 5].Array[1, 12].Select(rows => $"[{string.Join(',', rows.Select(r => $"[{string.Join(',', r)}]"))}]");

    private static readonly Gen<string> Keyed = Gen.Select(Gen.OneOf(Name, Text).Array[3, 12], Object(Value), Object(Value), (names, common, other) =>
        "{" + string.Join(',', names.Distinct().Select((n, i) => $"{JsonSerializer.Serialize(n)}:{(i % 4 == 3 ? other : common)}")) + "}");

    private static readonly Gen<string> Any = Gen.Frequency((4, Rows), (1, Places), (2, Keyed), (1, Value), (1, Gen.Select(Rows, Keyed, Value, (rows, keyed, value) => $"{{\"a\":{rows},\"#1\":{value},\"b\":{{\"c\":{keyed},\"d\":[{rows},{value}]}}}}")));

    [Fact]
    public void Tables_TellEveryValue()
    {
        var tables = 0;
        Gen.Select(Any, Gen.Int[0, Styles.Length - 1]).Sample((json, style) =>
        {
            var node = JsonNode.Parse(json);
            var text = node is null ? "null" : node.ToJsonString(Styles[style]);
            using var tape = JsonTape.Read(text)!;
            var (output, elided, _) = JsonEncoder.Encode(tape, text, lines: false);
            using var encoded = output;
            Assert.Equal(0, elided);
            if (encoded.Span.IndexOf("table of") >= 0) tables++;
            AssertSame(node, Assert.Single(TableReader.Read(encoded.Span.ToString())));
        }, iter: 3000, seed: "0000KfSnFFd5", threads: 1);
        Assert.True(tables > 1000);
    }

    [Fact]
    public void TablesOfJsonLines_TellEveryValue() => Gen.Select(Gen.OneOf(Rows, Value.Array[1, 6].Select(v => $"[{string.Join(',', v)}]")), Pick("\n", "\r\n"), Gen.Bool, (rows, end, closed) => string.Join(end, JsonNode.Parse(rows)!.AsArray().Select(r => r?.ToJsonString() ?? "null")) + (closed ? end : "")).Sample(text =>
    {
        using var tape = JsonTape.ReadLines(text)!;
        using var encoded = JsonEncoder.Encode(tape, text, lines: true).Text;
        var read = TableReader.Read(encoded.Span.ToString());
        if (read is [JsonArray table] && encoded.Span.StartsWith("table of")) read = [.. table];
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows.Length, read.Count);
        for (var i = 0; i < rows.Length; i++) AssertSame(JsonNode.Parse(rows[i]), read[i]);
    }, iter: 2000, seed: "0000KfSnFFd5", threads: 1);

    // Members may stand in another order; numbers keep their spelling, which no comparison of values sees.
    private static void AssertSame(JsonNode? expected, JsonNode? actual) => Assert.Equal(Spell(expected), Spell(actual));

    private static string Spell(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(',', members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{JsonSerializer.Serialize(m.Key)}:{Spell(m.Value)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(Spell)) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };

    private static Gen<string> Object(Gen<string> value) => Gen.Select(Name, value).Array[0, 4].Select(members =>
        "{" + string.Join(',', members.DistinctBy(m => m.Item1).Select(m => $"{JsonSerializer.Serialize(m.Item1)}:{m.Item2}")) + "}");

    private static Gen<string> Pick(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
