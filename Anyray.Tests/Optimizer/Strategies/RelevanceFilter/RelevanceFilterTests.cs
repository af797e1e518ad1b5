using Anyray.Bench.Corpus.Reading;
using Anyray.Tests.Optimizer.Strategies.ContextCompression;

namespace Anyray.Tests.Optimizer.Strategies.RelevanceFilter;

public sealed class RelevanceFilterTests
{
    [Fact]
    public void Log_KeepsTheNamedLinesTheErrorAndItsStory()
    {
        var log = Lines(900, i => i switch
        {
            431 => "2031-01-02T03:04:05Z INFO [pay] order 88123 accepted, trace 7f3e9a21bc",
            455 => "2031-01-02T03:04:06Z INFO [card] trace 7f3e9a21bc limit check says no",
            610 => "2031-01-02T03:05:05Z ERROR [db] replica lost its leader",
            _ => $"2031-01-02T03:04:05Z INFO [web] page {i} served in {i % 90} ms",
        });
        var text = After(log, "Why was order 88123 declined?");
        Assert.Contains("order 88123 accepted", text, StringComparison.Ordinal);
        Assert.Contains("limit check says no", text, StringComparison.Ordinal);
        Assert.Contains("replica lost its leader", text, StringComparison.Ordinal);
        Assert.True(text.Length < 6000);
    }

    [Fact]
    public void Chunks_AnsweredInOtherWords_AreFoundByMeaning()
    {
        var chunks = Lines(60, i => $"### Chunk {i}\n" + (i == 41
            ? "Purchases can be returned within 23 days of delivery, provided the seal is intact."
            : $"The garden team moved bed {i} to the north side after the storm and painted the fence."));
        var text = After(chunks, "How long may a customer wait before sending goods back?");
        Assert.Contains("### Chunk 41\nPurchases can be returned within 23 days", text, StringComparison.Ordinal);
    }

    [Fact]
    public void StretchOfTimeAskedFor_IsKeptInWhole()
    {
        string Line(int i) => $"2031-01-02T{i / 60:00}:{i % 60:00}:05Z INFO [web] page {i * 7919 % 1000} served in {i * 31 % 90} ms";
        var text = After(Lines(900, Line), "What was served between 07:10 and 07:20?");
        for (var i = 430; i <= 440; i++) Assert.Contains(Line(i), text, StringComparison.Ordinal);
    }

    [Fact]
    public void GroupedHits_KeepTheirPath()
    {
        var hits = Lines(200, i => $"services/s{i}/src/load{i}.ts\n{20 + i}-  // cold shelf {i * 7919 % 1000}\n{21 + i}:  if (flags.isOn(\"{(i == 77 ? "broad-dee" : $"shelf-{i}")}\")) {{\n{22 + i}-    shelf.open();\n");
        Assert.Contains("services/s77/src/load77.ts", After(hits, "Where is the feature flag broad-dee read?"), StringComparison.Ordinal);
    }

    [Fact]
    public void ExtremeOfAColumnNamedInOtherWords_IsKept()
    {
        var table = "CONTAINER   NAME   CPU %   MEM %\n" + Lines(300, i => $"c{i * 7919 % 9973:0000}   {(i % 3 == 0 ? "catalog-feed" : "session-store")}-{i}   {(i == 150 ? "98.71" : $"{i * 37 % 97}.{i % 90 + 10}")}%   {i * 13 % 60 + 10}.{i % 80 + 10}%");
        Assert.Contains("98.71%", After(table, "What is eating the processor?"), StringComparison.Ordinal);
    }

    [Fact]
    public void PageInOneLine_LosesItsScriptAndKeepsItsAnswer()
    {
        var script = string.Concat(Enumerable.Repeat("var a=1;function f(x){return x*2};", 200));
        var items = string.Concat(Enumerable.Range(0, 60).Select(i => $"<p class='item'>Endpoint {i} accepts calls of every plan and answers with a cursor for the next page.</p>"));
        var page = $"<html><head><title>API limits</title><script>{script}</script></head><body><h1>Limits</h1>{items}<p>Exports: 7 calls an hour on the Team plan.</p></body></html>";
        var text = After(page, "Write a note on how our API limits compare, with numbers.");
        Assert.Contains("7 calls an hour on the Team plan", text, StringComparison.Ordinal);
        Assert.DoesNotContain("function f(x)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void FreshOutput_IsLeftAlone()
    {
        var log = Lines(900, i => $"2031-01-02T03:04:05Z INFO [web] page {i} served in {i % 90} ms");
        using var harness = new StrategyHarness("relevance_filter");
        Assert.True(harness.Run(ContextCompressionTests.Request(log, "What about page 77?", fresh: true)).Unchanged);
    }

    [Fact]
    public void WholeTextAskedFor_IsLeftAlone()
    {
        var log = Lines(900, i => $"2031-01-02T03:04:05Z INFO [web] page {i} served in {i % 90} ms");
        using var harness = new StrategyHarness("relevance_filter");
        Assert.True(harness.Run(ContextCompressionTests.Request(log, "Translate every line of it into French.")).Unchanged);
    }

    [Fact]
    public void Lines_ThatFitWholeIntoAnExcerptOfThem_AllStay()
    {
        var errors = Lines(120, i => $"src/page{i}.ts({i * 7 % 300},{i % 80}): error TS2322: Type 'string' is not assignable to type 'number'.");
        var text = ContextCompressionTests.After(ContextCompressionTests.Request(errors, "What kinds of type errors are there?"), null, "relevance_filter");
        var encoded = text[text.IndexOf("[1 form", StringComparison.Ordinal)..text.LastIndexOf("\nassistant", StringComparison.Ordinal)];
        Assert.Contains(errors, EncodedText.Read(encoded), StringComparison.Ordinal);
        Assert.DoesNotContain("elided", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_SaysWhatWasDone()
    {
        var log = Lines(900, i => $"2031-01-02T03:04:05Z INFO [web] page {i} served in {i % 90} ms");
        using var harness = new StrategyHarness("relevance_filter");
        var summary = harness.Run(ContextCompressionTests.Request(log, "What about page 77?")).Decision("relevance_filter")!.Summary;
        Assert.StartsWith("relevance-filtered 1 message(s) against the live turn (", summary, StringComparison.Ordinal);
        Assert.Contains("; 1 stashed for retrieval", summary, StringComparison.Ordinal);
    }

    private static string After(string output, string question) => ContextCompressionTests.After(ContextCompressionTests.Request(output, question), """{"keepChars":2000}""", "relevance_filter");

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));
}
