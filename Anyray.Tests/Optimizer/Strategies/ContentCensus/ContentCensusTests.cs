namespace Anyray.Tests.Optimizer.Strategies.ContentCensus;

public sealed class ContentCensusTests
{
    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void Run_FreshOutputs_AreCountedByShape(TestDialect dialect)
    {
        var json = "[" + string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"id":{{i}},"name":"n{{i}}"}""")) + "]";
        var result = new StrategyHarness("content_census").Run(new TestRequest(dialect).Tool("list").User("How many?").Call("{}").Call(json, "list"));
        var decision = Assert.Single(result.Decisions);
        Assert.Equal($"content census: json_array 100% of 1 fresh tool output(s), {json.Length} chars", decision.Summary);
        Assert.Equal(json.Length, decision.Metric!.Value);
        Assert.True(result.Unchanged);
    }

    [Fact]
    public void Run_NothingFresh_SaysNothing() =>
        Assert.Empty(new StrategyHarness("content_census").Run(new TestRequest().Tool("list").User("How many?").Call("[1,2]").Assistant("Two.").User("Sure?")).Decisions);
}
