using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Dialects;

/// <summary>What <c>x-anyray-strict-open-ai-compliance</c> takes out of a translated chat completion.</summary>
public sealed class StrictOpenAITests : IAsyncLifetime
{
    private const string Answer = """{"id":"m1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"thinking","thinking":"Hm.","signature":"c2ln"},{"type":"redacted_thinking","data":"eA=="},{"type":"text","text":"Hi"},{"type":"tool_use","id":"t1","name":"look","input":{}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":1}}""";
    private static readonly string[] Extras = ["thinking_blocks", "reasoning_content", "extra_content"];
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_PROVIDER_URL_GOOGLE", "{upstream}"), ("ANYRAY_PROVIDER_KEY_GOOGLE", "g"));

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("x-anyray-strict-open-ai-compliance", "true", false)]
    [InlineData("x-portkey-strict-open-ai-compliance", "True", false)]
    [InlineData("x-portkey-strict-open-ai-compliance", "false", true)]
    [InlineData("x-other", "true", true)]
    public async Task Thinking_is_left_out_only_when_asked(string header, string value, bool kept)
    {
        _env.Upstream.Then(
            FaultyUpstream.Json(200, Answer),
            FaultyUpstream.Stream(Events()),
            FaultyUpstream.Json(200, """{"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"look","args":{}},"thoughtSignature":"c2ln"}]},"finishReason":"STOP"}]}"""));
        var whole = await AskAsync("claude-sonnet-4-5", "", header, value);
        var streamed = await AskAsync("claude-sonnet-4-5", ""","stream":true""", header, value);
        var gemini = await AskAsync("gemini-2.5-pro", "", header, value);

        Assert.Equal(kept, Extras[..2].All(whole.Contains));
        Assert.Equal(kept, Extras[..2].All(streamed.Contains));
        Assert.Equal(kept, gemini.Contains(Extras[2]));
        if (kept) return;
        foreach (var extra in Extras) Assert.DoesNotContain(extra, whole + streamed + gemini);
        Assert.Contains("\"Hi\"", whole);
        Assert.Contains("\"Hi\"", streamed);
        Assert.Contains("data: [DONE]", streamed);
        Assert.All((string[])[whole, gemini], answer => Assert.Contains("\"name\":\"look\"", answer));
    }

    private async Task<string> AskAsync(string model, string more, string header, string value)
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", $$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}]{{more}}}""", (header, value));
        return await answer.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Events()
    {
        yield return Event("message_start", """ "message":{"id":"m1","model":"claude-sonnet-4-5","usage":{"input_tokens":1,"output_tokens":1}}""");
        yield return Event("content_block_start", """ "index":0,"content_block":{"type":"thinking","thinking":"","signature":""}""");
        yield return Event("content_block_delta", """ "index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}""");
        yield return Event("content_block_delta", """ "index":0,"delta":{"type":"signature_delta","signature":"c2ln"}""");
        yield return Event("content_block_stop", """ "index":0""");
        yield return Event("content_block_start", """ "index":1,"content_block":{"type":"redacted_thinking","data":"eA=="}""");
        yield return Event("content_block_stop", """ "index":1""");
        yield return Event("content_block_start", """ "index":2,"content_block":{"type":"text","text":""}""");
        yield return Event("content_block_delta", """ "index":2,"delta":{"type":"text_delta","text":"Hi"}""");
        yield return Event("content_block_stop", """ "index":2""");
        yield return Event("message_delta", """ "delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}""");
        yield return "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    }

    private static string Event(string type, string members) => $"event: {type}\ndata: {{\"type\":\"{type}\",{members}}}\n\n";
}
