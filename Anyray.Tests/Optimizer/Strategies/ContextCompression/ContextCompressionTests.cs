using System.Text.Json;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Strategies.ContextCompression.Text;

namespace Anyray.Tests.Optimizer.Strategies.ContextCompression;

public sealed class ContextCompressionTests
{
    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void FreshRecords_BecomeATable_WithEveryValue(TestDialect dialect)
    {
        var text = After(Request(Records(40, indented: true), fresh: true, dialect: dialect), """{"maxChars":200}""");
        Assert.Contains("id|name|", text, StringComparison.Ordinal);
        for (var i = 0; i < 40; i++) Assert.Contains($"\n{i}|name {i}|", text, StringComparison.Ordinal);
        Assert.DoesNotContain("elided", text, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsAboveTheBudget_KeepNamedRareAndExtremeRows()
    {
        var text = After(Request(Records(400), question: "What is the status of name 211?"), """{"maxChars":1500}""");
        Assert.Contains("211|name 211|", text, StringComparison.Ordinal);
        Assert.Contains("|broken|", text, StringComparison.Ordinal);
        Assert.Contains("|99999", text, StringComparison.Ordinal);
        Assert.Contains("rows elided: retrieve ctx_", text, StringComparison.Ordinal);
        Assert.True(text.Length < 3000);
    }

    [Fact]
    public void RecordsInsideRecords_KeepTheRareValue()
    {
        var rows = string.Join(",", Enumerable.Range(0, 300).Select(i => $$"""{"group":[{"id":"i-{{i * 7919:x6}}","address":{{(i == 211 ? "\"54.229.18.201\"" : "null")}},"note":"note {{i}}"}]}"""));
        Assert.Contains("54.229.18.201", After(Request($"[{rows}]", question: "Which box can be reached from outside?"), """{"maxChars":1500}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void AQuestionForTotals_GetsThemOverAllRows()
    {
        var rows = string.Join(",", Enumerable.Range(0, 400).Select(i => $$"""{"job":"job {{i}}","state":"{{(i % 50 == 7 ? "failed" : "done")}}","cost":{{i}}.25}"""));
        var text = After(Request($"[{rows}]", question: "How many jobs failed, and what did all of them cost in total?"), """{"maxChars":1500}""");
        Assert.Contains("[over all 400 rows: state done ×392, failed ×8; cost 0.25 to 399.25, sum 79900.00]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What do all the orders to Quito add up to?")]
    [InlineData("List every order to Quito.")]
    [InlineData("How many orders went to quito, and for how much each?")]
    public void ASumOrListOverANamedValue_KeepsEveryRowThatHasIt(string question)
    {
        static string Amount(int i) => $"{200 + i}.{i % 10}1";
        var rows = string.Join(",", Enumerable.Range(0, 400).Select(i => $$"""{"id":"or_{{i * 7919:x}}","city":"{{(i % 8 == 3 ? "Quito" : "Turku")}}","total":{{Amount(i)}},"state":"done"}"""));
        var text = After(Request($"[{rows}]", question: question), """{"maxChars":1500}""");
        for (var i = 3; i < 400; i += 8) Assert.Contains(Amount(i), text, StringComparison.Ordinal);
        Assert.Contains("rows elided: retrieve ctx_", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":9017,"mail":null,"sum":12}""", "9017")]
    [InlineData("""{"id":9017,"mail":"","sum":12}""", "9017")]
    [InlineData("""{"id":9017,"mail":"u@x.example","sum":-3}""", "9017")]
    [InlineData("""{"id":9017,"mail":"u@x.example","sum":0}""", "9017")]
    [InlineData("""{"id":9017,"mail":"u@x.example","sum":"n/a"}""", "9017")]
    public void TheRowWithSomethingOdd_Stays(string odd, string id)
    {
        var rows = Enumerable.Range(0, 400).Select(i => i == 211 ? odd : $$"""{"id":{{i}},"mail":"u{{i}}@x.example","sum":{{10 + i * 37 % 90}}}""");
        var text = After(Request("[" + string.Join(",", rows) + "]", question: "Is there anything strange among these accounts?"), """{"maxChars":1500}""");
        Assert.Contains(id, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextThatTakesLongerThanCallersWait_StaysAsItIs()
    {
        var records = Records(130_000);
        Assert.True(records.Length > 6_000_000);
        Assert.Contains(records, After(Request(records)), StringComparison.Ordinal);
    }

    [Fact]
    public void MaxArrayItems_LimitsTheRows()
    {
        var text = After(Request(Records(400)), """{"maxArrayItems":10,"maxChars":100000}""");
        Assert.InRange(text.Split('\n').Count(l => l.Contains("|name ", StringComparison.Ordinal)), 8, 16);
    }

    [Fact]
    public void TypedRecords_StayAsTheyWereTyped()
    {
        var records = Records(200);
        var request = new TestRequest().Tool("retrieve").User($"What is wrong with name 77?\n```json\n{records}\n```");
        var text = After(request, """{"maxChars":1500}""");
        Assert.Contains("{\"id\":77,\"name\":\"name 77\",\"status\":\"ok\",\"load\":77}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NestedAndRaggedRecords_AreTables_WithTheirPaths()
    {
        var rows = string.Join(",", Enumerable.Range(0, 20).Select(i => $$"""{"id":{{i}},"at":{"city":"c{{i}}","zip":"0{{i}}"}{{(i == 7 ? ",\"note\":\"late, again\"" : "")}}}"""));
        var text = After(Request($$"""{"total":20,"rows":[{{rows}}]}""", fresh: true));
        Assert.Contains("""{"total":20,"rows":#1}""", text, StringComparison.Ordinal);
        Assert.Contains("id|at.city|at.zip", text, StringComparison.Ordinal);
        Assert.Contains("7|c7|07|note:late, again", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_KeepsHeadersAndAskedForHunks()
    {
        var diff = string.Join('\n', Enumerable.Range(0, 30).Select(i =>
            $"diff --git a/src/part{i}.c b/src/part{i}.c\n--- a/src/part{i}.c\n+++ b/src/part{i}.c\n@@ -1,5 +1,5 @@\n line one of many\n line two of many\n-old wording {i}\n+new wording {i}\n line three of many\n line four"));
        var text = After(Request(diff, question: "What changed in src/part17.c?"));
        for (var i = 0; i < 30; i++) Assert.Contains($"+++ b/src/part{i}.c", text, StringComparison.Ordinal);
        Assert.Contains("-old wording 17\n+new wording 17", text, StringComparison.Ordinal);
        Assert.DoesNotContain("line one of many", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_RiskyWordsAroundAChange_DoNotHideTheRiskyChange()
    {
        var diff = string.Join('\n', Enumerable.Range(0, 30).Select(i =>
            $"diff --git a/src/part{i}.c b/src/part{i}.c\n--- a/src/part{i}.c\n+++ b/src/part{i}.c\n@@ -1,5 +1,5 @@ public void loadToken()\n lock(token);\n delete(token);\n-old wording {i}\n+{(i == 26 ? "skip the permission" : "new wording")} {i}\n line three of many\n line four"));
        var text = After(Request(diff, question: "Anything dubious in here?"), """{"maxChars":300}""");
        Assert.Contains("+skip the permission 26", text, StringComparison.Ordinal);
        Assert.Contains("[… +1 -1]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_ASettingWithAnotherNumber_IsKeptWhateverItIsCalled()
    {
        var diff = string.Join('\n', Enumerable.Range(0, 30).Select(i =>
            $"diff --git a/src/part{i}.c b/src/part{i}.c\n--- a/src/part{i}.c\n+++ b/src/part{i}.c\n@@ -1,5 +1,5 @@\n line one of many\n{(i == 21 ? "-upload_ceiling=40\n+upload_ceiling=4000" : $"-part{i} has a wording\n+part{i} reads otherwise")}\n line three of many\n line four"));
        var text = After(Request(diff, question: "May users send us bigger files after this?"), """{"maxChars":300}""");
        Assert.Contains("-upload_ceiling=40\n+upload_ceiling=4000", text, StringComparison.Ordinal);
        Assert.Contains("[… +1 -1]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void FreshSearchHits_StandUnderTheirFile()
    {
        var hits = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"src/some/long/folder/file{i / 10}.ts:{i}:  value{i};"));
        var text = After(Request(hits, fresh: true));
        Assert.Contains("src/some/long/folder/file1.ts\n10:  value10;\n11:  value11;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void RepeatedLinesAndBlocks_AreFolded_WithTheirCount()
    {
        var trace = string.Concat(Enumerable.Range(0, 8).Select(i => $"    at shop.orders.Service.method{i}(Service.java:{i})\n"));
        var log = string.Concat(Enumerable.Range(0, 6).Select(i => $"2031-01-02T03:04:0{i}Z ERROR failure {i}\n{trace}")) + string.Concat(Enumerable.Repeat("waiting for the other side to answer\n", 9));
        using var folded = new CharBuffer();
        FoldedLines.Write(log, folded);
        var text = folded.Span.ToString();
        Assert.Equal(2, text.Split("Service.method3").Length);
        Assert.Contains("ERROR failure 5\n[block 1 again, 8 lines]", text, StringComparison.Ordinal);
        Assert.Contains("waiting for the other side to answer\n[line above ×9]", text, StringComparison.Ordinal);
    }

    internal static TestRequest Request(string output, string question = "What stands out?", bool fresh = false, TestDialect dialect = TestDialect.OpenAiChat)
    {
        var request = new TestRequest(dialect).Tool("read").Tool("retrieve").User(question).Call(output);
        return fresh ? request : request.Assistant("I have it.").User(question);
    }

    internal static string After(TestRequest request, string? parameters = null, string kind = "context_compression")
    {
        using var harness = new StrategyHarness(kind, parameters);
        var result = harness.Run(request);
        return string.Join('\n', Strings(result.Json));
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static string Records(int count, bool indented = false) => JsonSerializer.Serialize(
        Enumerable.Range(0, count).Select(i => new { id = i, name = $"name {i}", status = i == count * 2 / 3 ? "broken" : "ok", load = i == count / 3 ? 99999 : i }),
        new JsonSerializerOptions { WriteIndented = indented });
}
