using Anyray.Optimizer.Json;
using Anyray.Optimizer.Strategies.ContextDedupe;
using CsCheck;

namespace Anyray.Tests.Optimizer.Core.Strategies;

public sealed class ContextDedupeTests
{
    private static readonly string Listing = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"{i,4}  public int Field{i} = {i * 37 % 101};"));

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void Run_FreshCopyOfAnEarlierOutput_BecomesAPointer(TestDialect dialect)
    {
        var request = new TestRequest(dialect).Tool("read").User("Look.").Call(Listing).Call("other").Call(Listing);
        var result = new StrategyHarness("context_dedupe").Run(request);
        Assert.Contains("[tool output identical to output 1 above, of read", result.Body, StringComparison.Ordinal);
        Assert.StartsWith("deduplicated 1 tool output(s)", Assert.Single(result.Decisions).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ReRunWithOneChangedLine_KeepsThatLine()
    {
        var changed = Listing.Replace("Field30 = ", "Renamed30 = ", StringComparison.Ordinal);
        var result = new StrategyHarness("context_dedupe").Run(new TestRequest().Tool("read").User("Look.").Call(Listing).Call(changed));
        Assert.Contains("same as output 1 above", result.Body, StringComparison.Ordinal);
        Assert.Contains("@@ -30,1 +30,1 @@\\n-  30  public int Field30", result.Body, StringComparison.Ordinal);
        Assert.Contains("\\n+  30  public int Renamed30", result.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Field31", result.Body[result.Body.IndexOf("same as", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NearDupeOff_LeavesNearCopies()
    {
        var result = new StrategyHarness("context_dedupe", """{"nearDupe":false}""").Run(new TestRequest().Tool("read").User("Look.").Call(Listing).Call(Listing + "\nx"));
        Assert.True(result.Unchanged);
    }

    [Fact]
    public void Run_CopyThatWasReadInARecentTurn_StaysWhole()
    {
        var request = new TestRequest().Tool("read").User("Look.").Call(Listing).Call(Listing).Assistant("Done.").User("And now?");
        Assert.True(new StrategyHarness("context_dedupe").Run(request).Unchanged);
        Assert.False(new StrategyHarness("context_dedupe", """{"keepRecentTurns":1}""").Run(request).Unchanged);
    }

    [Fact]
    public void Run_AnchorOfAFreshPointer_IsNotElidedLater()
    {
        var log = string.Join('\n', Enumerable.Range(0, 400).Select(i => $"2025-01-01T00:00:{i % 60:00}Z INFO request {i} served in {i * 7 % 91} ms"));
        var request = new TestRequest(TestDialect.Anthropic).Tool("read").Tool("retrieve").User("What took longest?").Call(log).Call("a").Call("b").Call("c").Call("d").Call(log);
        var result = new StrategyHarness([("context_dedupe", null), ("relevance_filter", """{"keepChars":500}""")]).Run(request);
        Assert.Contains("identical to output 1", result.Body, StringComparison.Ordinal);
        Assert.Contains("request 399 served", result.Body, StringComparison.Ordinal);
        Assert.Empty(result.Stashed);
    }

    [Fact]
    public void Delta_WithTheEarlierText_GivesTheLaterOneBack()
    {
        string[] odd = ["", "\r", "+", "-", "-7", "@@ -1,1 +1,1 @@", "-(3 lines, 1 to 3 of that output, are not in this one)", "naïve 🚀", "\ud800", "\\ No newline at end of file", "\0", " "];
        var line = Gen.Int[0, 30].Select(i => i < odd.Length ? odd[i] : $"line {i}");
        Gen.Select(line.Array[0, 60], line.Array[0, 60], Gen.Int[0, 40]).Sample((before, tail, from) =>
        {
            string[] after = [.. before.Skip(from), .. tail];
            using var delta = new PooledBuffer<char>();
            Assert.True(UnifiedDelta.Write(new LineTable(string.Join('\n', before).AsMemory()), new LineTable(string.Join('\n', after).AsMemory()), delta, int.MaxValue));
            Assert.Equal(string.Join('\n', after), Apply(string.Join('\n', before).Split('\n'), delta.Span.ToString()));
        }, iter: 2000, seed: "0000KfSnFFd5", threads: 1);
    }

    /// <summary>What a careful reader does: copies lines up to each hunk, drops what it takes out, adds what it adds.</summary>
    private static string Apply(string[] before, string delta)
    {
        var result = new List<string>();
        var at = 0;
        var lines = delta.Split('\n');
        for (var i = 0; i < lines.Length - 1;)
        {
            var header = lines[i++].Split(' ', ',');
            var (start, removed, added) = (-int.Parse(header[1]), int.Parse(header[2]), int.Parse(header[4]));
            var from = removed > 0 ? start - 1 : start;
            while (at < from) result.Add(before[at++]);
            at += removed;
            // Of many lines taken out one note says which.
            i += removed > 12 ? 1 : removed;
            for (var k = 0; k < added; k++) result.Add(lines[i++][1..]);
        }
        result.AddRange(before[at..]);
        return string.Join('\n', result);
    }
}
