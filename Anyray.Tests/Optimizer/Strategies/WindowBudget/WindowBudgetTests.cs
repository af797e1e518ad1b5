namespace Anyray.Tests.Optimizer.Strategies.WindowBudget;

public sealed class WindowBudgetTests
{
    [Fact]
    public void OverlongConversation_LosesItsMiddle_KeepsItsEndsAndPairs()
    {
        var request = new TestRequest().Tool("read").System("Be exact.").User("The opening task: find the valve MX-9.");
        for (var i = 0; i < 20; i++) request.Call(i == 5 ? "valve MX-9 is closed " + new string('x', 3000) : $"output {i} " + string.Concat(Enumerable.Repeat($"filler{i} ", 400)));
        using var harness = new StrategyHarness("window_budget", """{"maxTokens":8000}""");
        var result = harness.Run(request);
        Assert.True(result.Body.Length / 4 <= 8200);
        Assert.Contains("The opening task", result.Body, StringComparison.Ordinal);
        Assert.Contains("valve MX-9 is closed", result.Body, StringComparison.Ordinal);
        Assert.Contains("output 19 ", result.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("output 0 ", result.Body, StringComparison.Ordinal);
        Assert.Equal(20, result.Json.GetProperty("messages").EnumerateArray().Count(m => m.GetProperty("role").GetString() == "tool"));
    }
}
