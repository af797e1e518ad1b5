using System.Text.Json;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Protocol;

public sealed class CacheEndpointTests : IAsyncLifetime
{
    private const string Request = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"What is 2+2?"}]}""";
    private const string Answer = """{"id":"c1","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"4"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":1}}""";

    private readonly TemporaryFolder _folder = new();
    private OptimizerServer _server = null!;

    public async Task InitializeAsync() => _server = await OptimizerServer.StartAsync(_folder.Path, "--ANYRAY_OPTIMIZER_TOKEN=t");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task WriteBack_ThenTheSameRequest_IsAHit_HoweverItIsToBeSent()
    {
        var miss = await _server.OptimizeAsync(Request, token: "t");
        Assert.True(miss.GetProperty("cacheEligible").GetBoolean());
        Assert.Equal(3600, miss.GetProperty("cacheTtlSeconds").GetInt32());
        Assert.True(await StoreAsync($$"""{"cacheKey":"{{miss.GetProperty("cacheKey").GetString()}}","response":{{Answer}}}"""));
        var hit = await _server.OptimizeAsync(Request.Replace("{\"model\"", "{\"stream\":true,\"stream_options\":{\"include_usage\":true},\"model\"", StringComparison.Ordinal), more: ""","options":{"sse":true}""", token: "t");
        Assert.True(hit.GetProperty("cacheHit").GetBoolean());
        Assert.Equal(Answer, hit.GetProperty("cachedResponse").GetRawText());
        Assert.EndsWith("data: [DONE]\n\n", hit.GetProperty("cachedResponseSse").GetString(), StringComparison.Ordinal);
        Assert.Equal("semantic_cache", hit.GetProperty("decisions")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task WriteBack_WithoutAKey_ComputesTheSameOne()
    {
        Assert.True(await StoreAsync($$"""{"request":{{Request}},"response":{{Answer}}}"""));
        Assert.True((await _server.OptimizeAsync(Request, token: "t")).GetProperty("cacheHit").GetBoolean());
    }

    [Fact]
    public async Task WriteBack_OfManyAtOnce_KeepsEachForItsTenant()
    {
        var kept = $$"""{"cacheKey":"k1","metadata":{"tenantId":"a"},"response":{{Answer}}}""";
        var nameless = $$"""{"response":{{Answer}}}""";
        var (_, answer) = await _server.PostAsync("/v1/cache", $$"""{"answers":[{{kept}},{"cacheKey":"k2","response":{"error":{"message":"no"} } },{{nameless}}]}""", "t");
        Assert.Equal(1, answer.GetProperty("stored").GetInt32());
    }

    [Fact]
    public async Task Answers_NeverCrossTenants()
    {
        Assert.True(await StoreAsync($$"""{"request":{{Request}},"response":{{Answer}},"metadata":{"tenantId":"a"} }"""));
        Assert.True((await _server.OptimizeAsync(Request, more: ""","metadata":{"tenantId":"a"}""", token: "t")).GetProperty("cacheHit").GetBoolean());
        Assert.False((await _server.OptimizeAsync(Request, more: ""","metadata":{"tenantId":"b"}""", token: "t")).GetProperty("cacheHit").GetBoolean());
        Assert.False((await _server.OptimizeAsync(Request, token: "t")).GetProperty("cacheHit").GetBoolean());
    }

    [Fact]
    public async Task CannotShortCircuit_NeverLooksInTheCache()
    {
        Assert.True(await StoreAsync($$"""{"request":{{Request}},"response":{{Answer}}}"""));
        var answer = await _server.OptimizeAsync(Request, more: ""","capabilities":{"canShortCircuit":false}""", token: "t");
        Assert.False(answer.GetProperty("cacheHit").GetBoolean());
        Assert.False(answer.GetProperty("cacheEligible").GetBoolean());
        Assert.False(answer.TryGetProperty("cacheKey", out _));
    }

    [Fact]
    public async Task ToolResumeTurn_IsNotEligible()
    {
        var request = new TestRequest().Tool("read").User("x").Call("output").Build();
        Assert.False((await _server.OptimizeAsync(request, token: "t")).GetProperty("cacheEligible").GetBoolean());
    }

    [Theory]
    [InlineData("""{"choices":[{"finish_reason":"stop"}],"choices":[{"finish_reason":"stop"}]}""")]
    [InlineData("""{"error":{"message":"no"}}""")]
    [InlineData("""{"choices":[{"message":{"content":"cut"},"finish_reason":"length"}]}""")]
    [InlineData("""{"choices":[{"message":{"content":"cut"},"finish_reason":null}]}""")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"type":"message","content":[],"stop_reason":null}""")]
    [InlineData("\"{\\\"choices\\\":[{\\\"finish\"")]
    [InlineData("null")]
    public async Task WriteBack_OfWhatIsNotWhole_IsRefused(string response) =>
        Assert.False(await StoreAsync($$"""{"request":{{Request}},"response":{{response}}}"""));

    [Theory]
    [InlineData("""{"response":%A,"complete":false}""")]
    [InlineData("""{"response":%A,"status":500}""")]
    public async Task WriteBack_ThatTheCallerDoubts_IsRefused(string body) =>
        Assert.False(await StoreAsync(body.Replace("{\"response\"", $"{{\"request\":{Request},\"response\"", StringComparison.Ordinal).Replace("%A", Answer, StringComparison.Ordinal)));

    [Fact]
    public async Task Stream_WithItsEndMarker_IsKeptAsAnAnswer()
    {
        const string Stream = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hel\"}}]}\r\n\r\n: ping\n\ndata: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\",\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}}]}}]}\n\ndata: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\n";
        Assert.False(await StoreSseAsync(Stream));
        Assert.True(await StoreSseAsync(Stream + "data: [DONE]\n\n"));
        var message = (await _server.OptimizeAsync(Request, token: "t")).GetProperty("cachedResponse").GetProperty("choices")[0].GetProperty("message");
        Assert.Equal("Hello", message.GetProperty("content").GetString());
        Assert.Equal("{\"a\":1}", message.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
    }

    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{"content":"a","content":"b"},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[{"index":"first","delta":{"content":"a"},"finish_reason":"stop"}]}""")]
    [InlineData("""{"type":"message_start","message":5}""")]
    public async Task Stream_ThatReadsTwoWaysOrNone_IsRefused(string item) =>
        Assert.False(await StoreSseAsync($"data: {item}\n\ndata: {{\"type\":\"message_stop\"}}\n\ndata: [DONE]\n\n"));

    [Fact]
    public async Task AnthropicStream_IsKeptAndRenderedBack()
    {
        const string Messages = """{"model":"claude-sonnet-4-5","max_tokens":9,"messages":[{"role":"user","content":"hi"}]}""";
        var stream = string.Concat(((string[])[
            """{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"stop_reason":null,"usage":{"input_tokens":3,"output_tokens":1}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}"""]).Select(e => $"data: {e}\n\n"));
        string Body(string sse) => $$"""{"endpoint":"/v1/messages","request":{{Messages}},"responseSse":{{JsonSerializer.Serialize(sse)}}}""";
        Assert.False(await StoreAsync(Body(stream)));
        Assert.True(await StoreAsync(Body(stream + "data: {\"type\":\"message_stop\"}\n\n")));
        var hit = await _server.OptimizeAsync(Messages, "/v1/messages", ""","options":{"sse":true}""", "t");
        Assert.Equal("Hello", hit.GetProperty("cachedResponse").GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Contains("event: message_stop", hit.GetProperty("cachedResponseSse").GetString(), StringComparison.Ordinal);
    }

    private Task<bool> StoreSseAsync(string stream) => StoreAsync($$"""{"request":{{Request}},"responseSse":{{JsonSerializer.Serialize(stream)}}}""");

    private async Task<bool> StoreAsync(string body)
    {
        var (status, answer) = await _server.PostAsync("/v1/cache", body, "t");
        Assert.Equal(200, status);
        return answer.GetProperty("stored").GetBoolean();
    }
}
