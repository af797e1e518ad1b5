using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer.Strategies.ParamTuning;

public sealed class ParamTuningTests
{
    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    [InlineData("max_output_tokens")]
    public void Run_LimitAboveTheCap_IsClamped(string name)
    {
        var result = Run(new TestRequest().User("hi").With(name, 100000));
        Assert.Equal(4096, result.Json.GetProperty(name).GetInt32());
        Assert.Equal($"clamped {name} 100000 -> 4096", Assert.Single(result.Decisions).Summary);
    }

    [Fact]
    public void Run_LimitBelowTheCap_Stays()
    {
        var result = Run(new TestRequest().User("hi").With("max_tokens", 4096).With("temperature", 0.7));
        Assert.True(result.Unchanged);
        Assert.Empty(result.Decisions);
    }

    [Fact]
    public void Run_ThinkingBudget_LeavesRoomForTheAnswer()
    {
        var request = new TestRequest(TestDialect.Anthropic).User("hi").With("max_tokens", 64000)
            .With("thinking", new JsonObject { ["type"] = "enabled", ["budget_tokens"] = 20000 });
        Assert.Equal(21024, Run(request).Json.GetProperty("max_tokens").GetInt32());
    }

    [Theory]
    [InlineData(TestDialect.OpenAiChat, 3.5, 2)]
    [InlineData(TestDialect.Anthropic, 1.5, 1)]
    [InlineData(TestDialect.Anthropic, -1.0, 0)]
    public void Run_TemperatureOutOfBounds_IsBounded(TestDialect dialect, double asked, int bound) =>
        Assert.Equal(bound, Run(new TestRequest(dialect).User("hi").With("temperature", asked)).Json.GetProperty("temperature").GetInt32());

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("param_tuning").Run(request);
}
