using System.Text.Json.Nodes;

namespace Anyray.Tests.Optimizer.Strategies.ThinkingTrim;

public sealed class ThinkingTrimTests
{
    [Fact]
    public void Run_ExternalisedThought_Goes_PlanAndLastTurnStay()
    {
        var result = Run(Turn("plan"), Turn("I will read a.txt now"), Turn("newest"));
        Assert.Contains("plan", result.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("I will read", result.Body, StringComparison.Ordinal);
        Assert.Contains("newest", result.Body, StringComparison.Ordinal);
        Assert.StartsWith("trimmed thinking from 1 message(s)", Assert.Single(result.Decisions).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the culprit is src/Other.cs")]
    [InlineData("it fails on line 4711")]
    [InlineData("settleRefund is called twice")]
    public void Run_ThoughtNamesSomethingTheTurnDoesNot_Stays(string thought) =>
        Assert.Contains(thought, Run(Turn("plan"), Turn(thought), Turn("newest")).Body, StringComparison.Ordinal);

    [Fact]
    public void Run_KeepLoopHead_KeepsThatManyTurns() =>
        Assert.Contains("second thought", new StrategyHarness("thinking_trim", """{"keepLoopHead":2}""").Run(Body([Turn("plan"), Turn("second thought"), Turn("newest")]), "/v1/messages").Body, StringComparison.Ordinal);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Run_OpaqueBlockOfAFinishedLoop_GoesWhenAsked(bool cut, bool kept)
    {
        var opaque = new JsonObject { ["type"] = "redacted_thinking", ["data"] = "b3BhcXVl" };
        var body = Body([Turn("plan"), Turn(opaque), Turn("third"), Turn("fourth")], "And now?", [Turn("newest")]);
        var result = new StrategyHarness("thinking_trim", $$"""{"cutOpaqueChain":{{(cut ? "true" : "false")}}}""").Run(body, "/v1/messages");
        Assert.Equal(kept, result.Body.Contains("b3BhcXVl", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_KeptBlocks_KeepEveryByte()
    {
        var result = Run(Turn("plan"), Turn("read a.txt"), Turn("it is 4711"), Turn("newest"));
        foreach (var signature in (string[])["\"signature\":\"sig-plan\"", "\"signature\":\"sig-it is 4711\"", "\"signature\":\"sig-newest\""])
            Assert.Contains(signature, result.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MessageOfThinkingAlone_IsLeftAsItIs()
    {
        var body = Body([Turn("plan"), [Thought("only this")], Turn("newest")]);
        Assert.Contains("only this", new StrategyHarness("thinking_trim").Run(body, "/v1/messages").Body, StringComparison.Ordinal);
    }

    private static HarnessResult Run(params JsonArray[] turns) => new StrategyHarness("thinking_trim").Run(Body(turns), "/v1/messages");

    private static JsonObject Thought(string text) => new() { ["type"] = "thinking", ["thinking"] = text, ["signature"] = $"sig-{text}" };

    private static JsonArray Turn(string thought) => Turn(Thought(thought));

    private static JsonArray Turn(JsonNode thought) => [thought, new JsonObject { ["type"] = "tool_use", ["id"] = "t", ["name"] = "read", ["input"] = new JsonObject { ["path"] = "a.txt" } }];

    private static string Body(JsonArray[] turns, string? question = null, JsonArray[]? more = null)
    {
        var messages = new JsonArray { new JsonObject { ["role"] = "user", ["content"] = "Fix it." } };
        Add(messages, turns);
        if (question is not null) messages.Add(new JsonObject { ["role"] = "user", ["content"] = question });
        Add(messages, more ?? []);
        return new JsonObject { ["model"] = "claude-sonnet-4-5", ["messages"] = messages }.ToJsonString();
    }

    private static void Add(JsonArray messages, JsonArray[] turns)
    {
        foreach (var turn in turns)
        {
            messages.Add(new JsonObject { ["role"] = "assistant", ["content"] = turn });
            messages.Add(new JsonObject { ["role"] = "user", ["content"] = new JsonArray(new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = "t", ["content"] = "text" }) });
        }
    }
}
