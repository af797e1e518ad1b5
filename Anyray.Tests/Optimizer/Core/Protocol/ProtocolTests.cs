using System.Text;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Protocol;

public sealed class ProtocolTests : IAsyncLifetime
{
    private const string Repeated = "Always answer in the language of the question, and cite the file and the line that you took the answer from.";

    // Odd spelling on purpose: what is not edited has to come back like this.
    private static readonly string Chat =
        $$"""{ "model" : "gpt-4o-mini",  "big":12345678901234567890, "f":1.0, "e":[], "u":"\u00e9\/", "messages":[ {"role":"user","content":"{{Repeated}}\n\n{{Repeated}}\n\n{{Repeated}}\n\nWhat now?"} ] }""";

    private readonly TemporaryFolder _folder = new();
    private OptimizerServer _server = null!;

    public async Task InitializeAsync() => _server = await OptimizerServer.StartAsync(_folder.Path);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Optimize_EditedRequest_KeepsEveryOtherByte()
    {
        var answer = await _server.OptimizeAsync(Chat);
        Assert.Equal(Chat.Replace($"{Repeated}\\n\\n{Repeated}\\n\\n{Repeated}", Repeated, StringComparison.Ordinal), answer.GetProperty("request").GetRawText());
        Assert.Equal(1, answer.GetProperty("protocolVersion").GetInt32());
        Assert.Equal("prompt_compression", answer.GetProperty("decisions")[0].GetProperty("kind").GetString());
        Assert.True(answer.GetProperty("estimatedTokensSaved").GetInt64() > 40);
        Assert.True(answer.GetProperty("estimatedSavingsUsd").GetDecimal() > 0);
        var result = answer.Deserialize(ContractsJsonContext.Default.OptimizeResult)!;
        Assert.StartsWith("fp:", result.SessionId, StringComparison.Ordinal);
        Assert.NotNull(result.Prefix!.FirstChangedOffset);
    }

    [Theory]
    [InlineData("mcp__anyray__anyray_retrieve", 25)]
    [InlineData("grep", null)]
    public async Task Optimize_RetrievedContent_IsReported(string tool, int? tokens)
    {
        var body = """{"model":"gpt-4o-mini","tools":[{"type":"function","function":{"name":"TOOL"}}],"messages":[{"role":"user","content":"What stood there?"},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"TOOL","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"TEXT"}]}"""
            .Replace("TOOL", tool, StringComparison.Ordinal).Replace("TEXT", new string('x', 100), StringComparison.Ordinal);
        var result = (await _server.OptimizeAsync(body)).Deserialize(ContractsJsonContext.Default.OptimizeResult)!;
        Assert.Equal(tokens, (int?)result.Retrieval?.Tokens);
    }

    [Fact]
    public async Task Optimize_NothingToDo_ReturnsTheBytesAndNoDecision()
    {
        var body = """{"model":"x",   "messages":[{"role":"user","content":"hi \ud83d\ude80"}]}""";
        var answer = await _server.OptimizeAsync(body);
        Assert.Equal(body, answer.GetProperty("request").GetRawText());
        Assert.Equal(0, answer.GetProperty("decisions").GetArrayLength());
    }

    [Theory]
    [InlineData("\"x\":\"\\ud800\"")]
    [InlineData("\"\\udc00\":1,\"x\":\"\\uD83D\"")]
    [InlineData("\"x\":-0.0E+5")]
    [InlineData("\"x\":[-0,1e-400,1E400,0.10,123456789012345678901234567890]")]
    [InlineData("\"x\":{\"a\":1,\"a\":2,\"\\u0061\":3}")]
    [InlineData("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{\"a\":{},\"a\":{}}}}}]")]
    [InlineData("\"metadata\":{\"user_id\":\"\\ud800_session_\\ud800\",\"user_id\":\"\\udfff\"}")]
    [InlineData("\"x\":\"\\ud800\",\"y\":-0.0E+5,\"z\":{\"a\":1,\"a\":2}")]
    public async Task Optimize_OddButLegalJson_KeepsEveryByteBesideTheEdit(string odd)
    {
        string Body(string content) => $$"""{"model":"gpt-4o", {{odd}} , "messages":[{"role":"system","role":"system","content":"\ud800 \/ \u00e9"},{"role":"user","content":"{{content}}"}]}""";
        var answer = await _server.OptimizeAsync(Body($"{Repeated}\\n\\n{Repeated}\\n\\n{Repeated}\\n\\nWhat now?"));
        Assert.Equal(Body($"{Repeated}\\n\\nWhat now?"), answer.GetProperty("request").GetRawText());
        await _server.OptimizeAsync(Body("hi \\udfff"), "/v1/messages");
        await _server.OptimizeAsync($$"""{ {{odd}} , "input":"hi \ud800"}""", "/v1/responses");
    }

    [Theory]
    [InlineData("\"max_tokens\":1,\"max_tokens\":2")]
    [InlineData("\"\\u006dodel\":\"b\"")]
    [InlineData("\"messages\":[]")]
    public async Task Optimize_TopLevelNameTwice_PassesThroughAndIsNeverCached(string again)
    {
        var body = $$"""{ "model":"a","messages":[{"role":"user","content":"{{Repeated}}\n\n{{Repeated}}\n\n{{Repeated}}\n\n\ud800"}], {{again}}, "x":-0.0E+5 }""";
        var answer = await _server.OptimizeAsync(body);
        Assert.Equal(body, answer.GetProperty("request").GetRawText());
        Assert.Equal(0, answer.GetProperty("decisions").GetArrayLength());
        Assert.False(answer.GetProperty("cacheEligible").GetBoolean());
        var (status, cached) = await _server.PostAsync("/v1/cache", $$"""{"request":{{body}},"response":{"object":"chat.completion","choices":[{"finish_reason":"stop","message":{"content":"hi"} }]} }""");
        Assert.Equal((200, false), (status, cached.GetProperty("stored").GetBoolean()));
    }

    [Fact]
    public async Task Optimize_Minimal_EditsGiveTheSameBody()
    {
        var whole = await _server.OptimizeAsync(Chat);
        var (_, minimal) = await _server.PostAsync("/v1/optimize", $$"""{"endpoint":"/v1/chat/completions","request":{{Chat}}}""", null, ("Prefer", "return=minimal"));
        Assert.False(minimal.TryGetProperty("request", out _));
        var bytes = Encoding.UTF8.GetBytes(Chat).ToList();
        foreach (var edit in minimal.GetProperty("edits").EnumerateArray().Reverse())
        {
            bytes.RemoveRange(edit.GetProperty("offset").GetInt32(), edit.GetProperty("length").GetInt32());
            bytes.InsertRange(edit.GetProperty("offset").GetInt32(), Encoding.UTF8.GetBytes(edit.GetProperty("replacement").GetString()!));
        }
        Assert.Equal(whole.GetProperty("request").GetRawText(), Encoding.UTF8.GetString([.. bytes]));
        var (_, unchanged) = await _server.PostAsync("/v1/optimize", """{"endpoint":"/v1/chat/completions","request":{"messages":[]}}""", null, ("Prefer", "return=minimal"));
        Assert.True(unchanged.GetProperty("unchanged").GetBoolean());
    }

    [Fact]
    public async Task Optimize_Raw_TravelsAsText()
    {
        var (status, answer) = await _server.PostAsync("/v1/optimize", $$"""{"endpoint":"/v1/chat/completions","requestText":{{JsonSerializer.Serialize(Chat)}},"options":{"raw":true} }""");
        Assert.Equal(200, status);
        Assert.Contains("\"big\":12345678901234567890, \"f\":1.0, \"e\":[], \"u\":\"\\u00e9\\/\"", answer.GetProperty("requestText").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("request", out _));
    }

    [Fact]
    public async Task Optimize_DryRun_ShowsTheDiffAndRemembersNothing()
    {
        var (_, dry) = await _server.PostAsync("/v1/optimize?dry_run=true", $$"""{"endpoint":"/v1/chat/completions","request":{{Chat}}}""");
        var edit = dry.GetProperty("diff")[0];
        Assert.Equal("/messages/0/content", edit.GetProperty("pointer").GetString());
        Assert.Equal("prompt_compression", edit.GetProperty("kind").GetString());
        Assert.True(edit.GetProperty("bytesBefore").GetInt32() > edit.GetProperty("bytesAfter").GetInt32());
        Assert.DoesNotContain("repeated from earlier", (await _server.OptimizeAsync(Chat)).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("repeated from earlier", (await _server.OptimizeAsync(Chat)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimize_EnabledKinds_RestrictTheRun()
    {
        var answer = await _server.OptimizeAsync(Chat, more: ""","enabledKinds":["content_census"]""");
        Assert.Equal(Chat, answer.GetProperty("request").GetRawText());
    }

    [Theory]
    [InlineData("", 400, "invalid_json")]
    [InlineData("[]", 400, "invalid_request")]
    [InlineData("{\"endpoint\":\"/v1/messages\"}", 400, "invalid_request")]
    [InlineData("{\"request\":{}}", 400, "invalid_request")]
    [InlineData("{\"endpoint\":7,\"request\":{}}", 400, "invalid_request")]
    [InlineData("{\"endpoint\":\"/v1/messages\",\"request\":{\"a\":NaN}}", 400, "invalid_json")]
    [InlineData("{\"endpoint\":\"/v1/messages\",\"requestText\":\"{\"}", 400, "invalid_json")]
    public async Task Optimize_BadBody_IsAProblemWithACode(string body, int status, string code)
    {
        var (actual, problem) = await _server.PostAsync("/v1/optimize", body);
        Assert.Equal(status, actual);
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Optimize_Limits_AreHeld()
    {
        string Deep(int levels) => $$"""{"endpoint":"/v1/messages","request":{{string.Concat(Enumerable.Repeat("{\"a\":", levels - 1))}}{}{{new string('}', levels - 1)}}}""";
        Assert.Equal(200, (await _server.PostAsync("/v1/optimize", Deep(64))).Status);
        var (status, problem) = await _server.PostAsync("/v1/optimize", Deep(65));
        Assert.Equal((400, "too_deep"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal(413, (await _server.PostAsync("/v1/optimize", new string(' ', 33 << 20))).Status);
    }

    [Fact]
    public async Task Health_SaysWhatTheProtocolAsksFor()
    {
        var (_, health) = await _server.AdminAsync(HttpMethod.Get, "/health", token: null);
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("per-pod", health.GetProperty("configStore").GetString());
        Assert.Equal(1, health.GetProperty("defaultsRevision").GetInt32());
        Assert.Contains(health.GetProperty("embedder").GetString(), (string[])["loading", "warm", "disabled"]);
        Assert.NotEmpty(health.GetProperty("optimizerVersion").GetString()!);
    }

    [Fact]
    public async Task Retrieve_UnknownHandle_Is404()
    {
        var (status, problem) = await _server.PostAsync("/v1/retrieve", """{"handle":"ctx_1_1"}""");
        Assert.Equal((404, "unknown_handle"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal(400, (await _server.PostAsync("/v1/retrieve", "{}")).Status);
    }

    [Fact]
    public async Task Record_WithoutASpendStore_Is404() =>
        Assert.Equal(404, (await _server.PostAsync("/v1/record", """{"id":"a","ts":1,"endpoint":"/v1/messages"}""")).Status);

    [Fact]
    public async Task OptimizeResponse_ReturnsTheResponseAsItIs()
    {
        var (_, answer) = await _server.PostAsync("/v1/optimize-response", """{"endpoint":"/v1/messages","request":{},"response":{"x" : 1.0},"metadata":{}}""");
        Assert.Equal("""{"x" : 1.0}""", answer.GetProperty("response").GetRawText());
        Assert.Equal(0, answer.GetProperty("decisions").GetArrayLength());
    }
}
