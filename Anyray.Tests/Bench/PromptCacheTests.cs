using Anyray.Bench.Corpus.Sessions;
using Anyray.Bench.Loop;

namespace Anyray.Tests.Bench;

public class PromptCacheTests
{
    private static readonly DateTimeOffset Start = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Long = string.Concat(Enumerable.Range(0, 2000).Select(i => $"word{i} "));

    [Fact]
    public void Send_Breakpoints_WritesOnceThenReads()
    {
        var cache = new PromptCache(CacheRule.Breakpoints);
        var prefix = new PromptBlock(Long, true);
        var first = cache.Send([prefix], Start, 0);
        var second = cache.Send([prefix, new PromptBlock("more " + Long, true)], Start.AddMinutes(1), 0);
        Assert.Equal(prefix.Tokens, first.CacheWrite5m);
        Assert.Equal(prefix.Tokens, second.CacheRead);
        Assert.True(second.CacheWrite5m > 0);
        Assert.Equal(0, second.Input);
    }

    [Fact]
    public void Send_Breakpoints_ChangedOrExpiredPrefix_IsWrittenAgain()
    {
        var cache = new PromptCache(CacheRule.Breakpoints);
        cache.Send([new PromptBlock(Long, true)], Start, 0);
        Assert.Equal(0, cache.Send([new PromptBlock("x" + Long, true)], Start.AddMinutes(1), 0).CacheRead);
        Assert.Equal(0, cache.Send([new PromptBlock(Long, true)], Start.AddMinutes(30), 0).CacheRead);
    }

    [Fact]
    public void Send_AutomaticPrefix_ReadsWholeStepsOfTheCommonStart()
    {
        var cache = new PromptCache(CacheRule.AutomaticPrefix);
        cache.Send([new PromptBlock(Long, false)], Start, 0);
        var usage = cache.Send([new PromptBlock(Long, false), new PromptBlock("tail", false)], Start.AddMinutes(1), 0);
        Assert.InRange(usage.CacheRead, 1024, new PromptBlock(Long, false).Tokens);
        Assert.Equal(0, usage.CacheRead % 128);
        Assert.Equal(0, cache.Send([new PromptBlock("short", false)], Start.AddMinutes(2), 0).CacheRead);
    }

    [Fact]
    public void Send_NoCache_PaysEverything() =>
        Assert.Equal(new PromptBlock(Long, true).Tokens, new PromptCache(CacheRule.None).Send([new PromptBlock(Long, true)], Start, 0).TotalInput);
}
