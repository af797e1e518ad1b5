using Anyray.Optimizer.Shapes;

namespace Anyray.Tests.Optimizer.Shapes;

public sealed class ShapeDetectorTests
{
    public static TheoryData<string, string> Samples => new()
    {
        { "JsonArray", "[" + string.Join(",", Enumerable.Range(0, 30).Select(i => $$"""{"id":{{i}},"name":"n{{i}}"}""")) + "]" },
        { "JsonObject", "{\n  \"items\": [1, 2, 3],\n  \"more\": {\"a\": \"" + new string('x', 90) + "\"}\n}" },
        { "NdJson", Lines(20, i => $$"""{"ts":{{i}},"level":"info","msg":"m{{i}}"}""") },
        { "Log", Lines(30, i => $"2031-01-02T03:04:{i:00}Z INFO [svc] request {i} done") },
        { "Log", Lines(30, i => $"[2031-01-02 03:04:{i:00}] [main] request {i} done") },
        { "Log", Lines(30, i => $"10.0.0.{i} - - [02/Jan/2031:03:04:05 +0000] \"GET /a/{i} HTTP/1.1\" 200 {i}") },
        { "Log", Lines(30, i => $"[{i * 31,5}.{i * 7919 % 1000000:D6}] usb 1-{i}: the device on this port has been told to come back later") },
        { "GrepHits", Lines(20, i => $"src/a/b{i / 4}.cs:{i * 3}:    var x = {i};") },
        { "GrepHits", Lines(20, i => $"src/a/b{i / 4}.cs:{i * 3}:    var x = {i};") + "\nsrc/a/marks.cs:7:    mark = \"test result: \"" },
        { "RunnerOutput", "make: *** [all] Error 1\n" + Lines(20, i => $"src/a/b{i / 4}.c:{i * 3}:5: undeclared name x{i}") },
        { "PathList", Lines(20, i => $"./src/module{i / 5}/file{i}.ts") },
        { "Diff", "diff --git a/x.c b/x.c\nindex 1..2\n--- a/x.c\n+++ b/x.c\n@@ -1,4 +1,4 @@ int main\n a\n-b\n+c\n d\n" },
        { "Source", "using System;\n\nnamespace A;\n\npublic class B\n{\n    public int C(int d)\n    {\n        return d;\n    }\n}\n" },
        { "Source", "     1\timport os\n     2\t\n     3\tdef a(b):\n     4\t    return b\n     5\t\n     6\tclass C:\n     7\t    def d(self):\n     8\t        pass\n" },
        { "Chunks", Lines(6, i => $"### Chunk {i}\nSome text about the matter at hand, in a sentence of its own.\n") },
        { "Chunks", Lines(6, i => $"[Quelle {i + 1}: handbuch.pdf, S. {i}]\nDie Bibliothek öffnet werktags um neun Uhr und schließt am Abend um sieben.\n") },
        { "Chunks", Lines(6, i => $"【資料{i + 1}】規程集\n会議室の予約は総務部が管理しています。駐車場は来客用です。\n") },
        { "Csv", "id;name;city\n" + Lines(30, i => $"{i};name{i};Paris") },
        { "Csv", "id,name,city\n" + Lines(30, i => $"{i},name{i},Paris") },
        { "RunnerOutput", "============ test session starts ============\n" + Lines(20, i => $"tests/test_a.py::test_{i} PASSED") + "\n===== 20 passed in 0.5s =====" },
        { "Prose", "We walked along the river and talked about the plans for the summer. Nothing was decided, but it was a fine day and everybody was content with how it went." },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Detect_TypicalText_TellsItsShape(string shape, string text) => Assert.Equal(shape, ShapeDetector.Detect(text).ToString());

    [Fact]
    public void Detect_TicksOfALoadTest_AreNoTestRun() =>
        Assert.NotEqual(Shape.RunnerOutput, ShapeDetector.Detect(Lines(40, i => $"     █ step {i}\n       ✓ status is 200\n       http_req_failed: 0.00%   ✓ 0   ✗ {i}")));

    [Fact]
    public void Find_FencedAndUnfencedPastes_LeaveTheProseOut()
    {
        var log = Lines(30, i => $"2031-01-02T03:04:{i:00}Z INFO [svc] request {i} done");
        foreach (var message in (string[])[$"What broke here?\n\n```\n{log}\n```\nThanks.", $"What broke here?\n{log}", $"{log}\n\nWhat broke here?"])
        {
            var blocks = new List<(int Start, int Length)>();
            PastedBlocks.Find(message, blocks);
            var (start, length) = Assert.Single(blocks);
            Assert.Equal(log, message.Substring(start, length));
            Assert.Contains("What broke here?", PastedBlocks.Prose(message), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Find_UnfencedManifests_WhoseKeysRepeat()
    {
        var manifests = Lines(60, i => $"---\nkind: Deployment\nmetadata:\n  name: app-{i}\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n      - image: app:1");
        var blocks = new List<(int Start, int Length)>();
        PastedBlocks.Find($"Which of these has no limits?\n\n{manifests}", blocks);
        Assert.Equal(manifests.Length, Assert.Single(blocks).Length);
    }

    [Theory]
    [InlineData("Who holds the lock?")]
    [InlineData("Was ist zwischen 07:03 und 07:04 passiert?")]
    public void Find_UnfencedLinesOfAProgram_AreABlock(string question)
    {
        var dump = Lines(60, i => $"\"exec-{i}\" #{i} daemon prio=5 tid=0x{i * 7919:x6}\n\tat java.lang.Thread.run(java.base@21/Thread.java:1583)\n\tat a.b.Queue.take(Queue.java:44)\n\tat a.b.Pool.next(Pool.java:12)");
        foreach (var message in (string[])[$"{question}\n\n{dump}", $"{dump}\n\n{question}"])
        {
            var blocks = new List<(int Start, int Length)>();
            PastedBlocks.Find(message, blocks);
            Assert.Equal(dump.Length, Assert.Single(blocks).Length);
        }
    }

    [Theory]
    [InlineData("harbour wall", "tide", "ferry landing stage")]
    [InlineData("Agent: do you have photos.", "Caller: I was in Izmir that week.", "Agent: one moment please.")]
    public void Find_UnfencedWords_HaveNoBlock(params string[] lines)
    {
        var blocks = new List<(int Start, int Length)>();
        PastedBlocks.Find($"Which of these belong together?\n\n{Lines(90, i => lines[i % 3])}", blocks);
        Assert.Empty(blocks);
    }

    [Fact]
    public void Find_PlainProse_HasNoBlock()
    {
        var blocks = new List<(int Start, int Length)>();
        PastedBlocks.Find(Lines(40, i => $"The {i}th time we met, the garden was in bloom and nobody had much to say about it."), blocks);
        Assert.Empty(blocks);
    }

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));
}
