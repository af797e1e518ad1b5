namespace Anyray.Tests.Optimizer.Strategies.OutputShaping;

public sealed class OutputShapingTests
{
    private const string Marker = "[anyray:output-guidance]";

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void Run_RoutineToolTurn_GetsTheAdvisoryAtTheTail(TestDialect dialect)
    {
        var result = Run(new TestRequest(dialect).Tool("read").User("Fix it.").Call("one").Call("two"));
        var messages = result.Json.GetProperty(dialect == TestDialect.OpenAiResponses ? "input" : "messages");
        Assert.Contains(Marker, messages[messages.GetArrayLength() - 1].GetRawText(), StringComparison.Ordinal);
        Assert.Single(result.Decisions);
    }

    [Fact]
    public void Run_NewQuestion_GetsNone() => Assert.True(Run(new TestRequest().Tool("read").User("Fix it.").Call("one").Call("two").User("And now?")).Unchanged);

    [Fact]
    public void Run_FirstToolTurn_GetsNone() => Assert.True(Run(new TestRequest().Tool("read").User("Fix it.").Call("one")).Unchanged);

    [Fact]
    public void Run_FailedTool_GetsNone() => Assert.True(Run(new TestRequest(TestDialect.Anthropic).Tool("read").User("Fix it.").Call("one").Call("boom", isError: true)).Unchanged);

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("output_shaping").Run(request);
}
