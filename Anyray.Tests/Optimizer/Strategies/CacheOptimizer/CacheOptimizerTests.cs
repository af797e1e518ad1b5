using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer.Strategies.CacheOptimizer;

public sealed class CacheOptimizerTests
{
    private static readonly string LongPrompt = string.Join(' ', Enumerable.Range(0, 1200).Select(i => $"rule{i}"));

    [Fact]
    public void Run_ToolsAndLongSystem_GetBreakpoints_AndToolsAreSorted()
    {
        var result = Run(new TestRequest(TestDialect.Anthropic).System(LongPrompt).Tool("write").Tool("grep").Tool("read").User("hi"));
        var tools = result.Json.GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(["grep", "read", "write"], tools.Select(t => t.GetProperty("name").GetString()));
        Assert.Equal([false, false, true], tools.Select(t => t.TryGetProperty("cache_control", out _)));
        var system = Assert.Single(result.Json.GetProperty("system").EnumerateArray());
        Assert.Equal(LongPrompt, system.GetProperty("text").GetString());
        Assert.Equal("ephemeral", system.GetProperty("cache_control").GetProperty("type").GetString());
        Assert.StartsWith("set 2 cache breakpoint(s)", Assert.Single(result.Decisions).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OneShotWithoutTools_WaitsForTheSecondTime()
    {
        using var harness = new StrategyHarness("cache_optimizer");
        var request = new TestRequest(TestDialect.Anthropic).System(LongPrompt).User("hi");
        Assert.True(harness.Run(request).Unchanged);
        Assert.False(harness.Run(request).Unchanged);
    }

    [Fact]
    public void Run_ClientSetAMark_ChangesNothing()
    {
        var body = JsonNode.Parse(new TestRequest(TestDialect.Anthropic, blocks: true).System(LongPrompt).Tool("read").User("hi").Build())!;
        body["messages"]![0]!["content"]![0]!["cache_control"] = new JsonObject { ["type"] = "ephemeral" };
        Assert.True(new StrategyHarness("cache_optimizer").Run(body.ToJsonString(), "/v1/messages").Unchanged);
    }

    [Fact]
    public void Run_ShortPrefix_ChangesNothing() => Assert.True(Run(new TestRequest(TestDialect.Anthropic).System("Be brief.").Tool("read").User("hi")).Unchanged);

    [Theory]
    [InlineData("claude-haiku-4-5", true)]
    [InlineData("us.anthropic.claude-sonnet-4-5-v1:0", false)]
    [InlineData("notclaude-1", true)]
    public void Run_ModelFloor_IsMinded(string model, bool unchanged) =>
        Assert.Equal(unchanged, Run(new TestRequest(TestDialect.Anthropic) { Model = model }.System(LongPrompt).Tool("read").User("hi")).Unchanged);

    [Fact]
    public void Run_OpenAiBody_ChangesNothing() => Assert.True(Run(new TestRequest().System(LongPrompt).Tool("write").Tool("read").User("hi")).Unchanged);

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("cache_optimizer").Run(request);
}
