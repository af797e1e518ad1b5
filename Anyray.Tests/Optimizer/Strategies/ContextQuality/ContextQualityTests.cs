namespace Anyray.Tests.Optimizer.Strategies.ContextQuality;

public sealed class ContextQualityTests
{
    [Fact]
    public void Run_BloatedAndDuplicateOutputs_LowerTheScore()
    {
        var big = string.Join('\n', Enumerable.Range(0, 200).Select(i => $"line {i} of the output"));
        var result = Run(new TestRequest().Tool("read").User("Why?").Call(big).Call(big).Call("small"));
        var decision = Assert.Single(result.Decisions);
        Assert.True(result.Unchanged);
        Assert.Contains("1 bloated and 1 duplicate tool output(s)", decision.Summary, StringComparison.Ordinal);
        Assert.InRange(decision.Metric!.Value, 50, 80);
    }

    [Fact]
    public void Run_SmallCleanContext_SaysNothing() =>
        Assert.Empty(Run(new TestRequest().Tool("read").User("Why?").Call("one").Call("two")).Decisions);

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("context_quality").Run(request);
}
