namespace Anyray.Tests.Optimizer.Strategies.CacheLint;

public sealed class CacheLintTests
{
    [Fact]
    public void Run_ClientChangesToolsAndSystem_IsReported()
    {
        using var harness = Harness();
        Assert.Empty(harness.Run(Request("It is 9:00.", "read", "write")).Decisions);
        var decision = Assert.Single(harness.Run(Request("It is 9:01.", "read").Call("one")).Decisions);
        Assert.Equal("cache lint: tools, system prefix churn (client_volatile)", decision.Summary);
        Assert.Equal(2, decision.Metric!.Value);
    }

    [Fact]
    public void Run_ToolsInAnotherOrder_IsReportedAsSuch()
    {
        using var harness = Harness();
        harness.Run(Request("Be brief.", "read", "write"));
        Assert.Equal("cache lint: tools prefix churn (client_reordered)", Assert.Single(harness.Run(Request("Be brief.", "write", "read").Call("one")).Decisions).Summary);
    }

    [Fact]
    public void Run_SamePrefix_SaysNothing()
    {
        using var harness = Harness();
        harness.Run(Request("Be brief.", "read"));
        Assert.Empty(harness.Run(Request("Be brief.", "read").Call("one")).Decisions);
    }

    private static StrategyHarness Harness()
    {
        var harness = new StrategyHarness("cache_lint");
        harness.Metadata["sessionId"] = "s1";
        return harness;
    }

    private static TestRequest Request(string system, params string[] tools)
    {
        var request = new TestRequest(TestDialect.Anthropic).System(system);
        foreach (var tool in tools) request.Tool(tool);
        return request.User("Fix it.").Call("first");
    }
}
