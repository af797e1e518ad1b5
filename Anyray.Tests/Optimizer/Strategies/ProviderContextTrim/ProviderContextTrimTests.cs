using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer.Strategies.ProviderContextTrim;

public sealed class ProviderContextTrimTests
{
    [Fact]
    public void Run_LongClaudeConversation_IsAnnotated_MessagesUntouched()
    {
        var request = new TestRequest(TestDialect.Anthropic).Tool("read").User("Why?").Call(new string('x', 2000)).Call("done");
        var result = Run(request);
        var edit = result.Json.GetProperty("context_management").GetProperty("edits")[0];
        Assert.Equal("clear_tool_uses_20250919", edit.GetProperty("type").GetString());
        Assert.Equal(300, edit.GetProperty("trigger").GetProperty("value").GetInt32());
        Assert.Equal(5000, edit.GetProperty("clear_at_least").GetProperty("value").GetInt32());
        Assert.StartsWith(result.Original[..^1], result.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestDialect.OpenAiChat)]
    [InlineData(TestDialect.OpenAiResponses)]
    public void Run_OtherDialects_ChangeNothing(TestDialect dialect) =>
        Assert.True(Run(new TestRequest(dialect) { Model = "claude-sonnet-4-5" }.Tool("read").User("Why?").Call(new string('x', 2000))).Unchanged);

    [Fact]
    public void Run_ClientManagesTheContextItself_ChangesNothing() =>
        Assert.True(Run(new TestRequest(TestDialect.Anthropic).Tool("read").User("Why?").Call(new string('x', 2000)).With("context_management", new JsonObject())).Unchanged);

    [Fact]
    public void Run_BelowTheTrigger_ChangesNothing() => Assert.True(Run(new TestRequest(TestDialect.Anthropic).Tool("read").User("Why?").Call("short")).Unchanged);

    private static HarnessResult Run(TestRequest request) => new StrategyHarness("provider_context_trim", """{"triggerTokens":300}""").Run(request);
}
