using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer.Strategies.ReasoningBudget;

public sealed class ReasoningBudgetTests
{
    [Fact]
    public void Run_RoutineTurn_CapsTheThinkingBudget()
    {
        var result = Run(Thinking(new TestRequest(TestDialect.Anthropic).Tool("read").User("Fix it.").Call("one").Call("two")));
        Assert.Equal(8192, result.Json.GetProperty("thinking").GetProperty("budget_tokens").GetInt32());
        Assert.Equal("capped thinking budget 32000 -> 8192", Assert.Single(result.Decisions).Summary);
    }

    [Theory]
    [InlineData("high", "medium")]
    [InlineData("medium", "low")]
    public void Run_RoutineTurn_LowersTheEffort(string asked, string lowered) =>
        Assert.Equal(lowered, Run(new TestRequest().Tool("read").User("Fix it.").Call("one").Call("two").With("reasoning_effort", asked)).Json.GetProperty("reasoning_effort").GetString());

    [Fact]
    public void Run_NewQuestion_ChangesNothing() =>
        Assert.True(Run(Thinking(new TestRequest(TestDialect.Anthropic).Tool("read").User("Fix it.").Call("one").Call("two").User("Why?"))).Unchanged);

    [Fact]
    public void Run_FailedTool_ChangesNothing() =>
        Assert.True(Run(Thinking(new TestRequest(TestDialect.Anthropic).Tool("read").User("Fix it.").Call("one").Call("boom", isError: true))).Unchanged);

    private static TestRequest Thinking(TestRequest request) => request.With("thinking", new JsonObject { ["type"] = "enabled", ["budget_tokens"] = 32000 });

    private static HarnessResult Run(TestRequest request)
    {
        using var harness = new StrategyHarness("reasoning_budget");
        harness.Metadata["sessionId"] = "s1";
        return harness.Run(request);
    }
}
