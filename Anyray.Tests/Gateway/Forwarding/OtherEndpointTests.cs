using System.Net;
using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Client;

namespace Anyray.Tests.Gateway.Forwarding;

public sealed class OtherEndpointTests : IAsyncLifetime
{
    private LoopbackServer _optimizer = null!;
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync()
    {
        _optimizer = await LoopbackServer.StartAsync(async http =>
        {
            using var json = await JsonDocument.ParseAsync(http.Request.Body);
            var known = json.RootElement.TryGetProperty("handle", out var handle) && handle.GetString() == "ctx_1_2";
            http.Response.StatusCode = known ? 200 : 404;
            await http.Response.WriteAsync("""{"handle":"ctx_1_2","content":"the original","bytes":12}""");
        });
        _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_OPTIMIZER_URL", _optimizer.Url), ("ANYRAY_CORS_ORIGINS", "https://app.example"));
    }

    public async Task DisposeAsync()
    {
        await _env.DisposeAsync();
        await _optimizer.DisposeAsync();
    }

    [Fact]
    public async Task Any_other_path_goes_to_the_provider_with_its_key_and_is_metered()
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, """{"data":[{"b64_json":"x"}],"model":"gpt-4o-mini","usage":{"input_tokens":10,"output_tokens":20,"total_tokens":30}}"""));
        using var answer = await _env.PostAsync("/v1/images/generations?x=1&key=ark", """{"prompt":"p"}""", ("Authorization", "Bearer sk-callers"), ("x-anyray-trace-id", "t"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = _env.Upstream.Received[0];
        Assert.Equal(("/v1/images/generations", "?x=1", "Bearer " + GatewayTestEnvironment.OpenAIKey), (received.Path, received.Query, received.Headers["Authorization"]));
        Assert.DoesNotContain(received.Headers.Keys, name => name.StartsWith("x-anyray", StringComparison.OrdinalIgnoreCase));
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Completed, "/v1/images/generations", 20L), (row.State, row.Endpoint, row.Usage!.Output));
    }

    [Theory]
    [InlineData("gpt-4o-transcribe", "application/json", """{"text":"Hi","usage":{"type":"tokens","input_tokens":14,"input_token_details":{"text_tokens":4,"audio_tokens":10},"output_tokens":5,"total_tokens":19}}""", 120_000L)]
    [InlineData("gpt-4o-mini-transcribe", "text/event-stream", "data: {\"type\":\"transcript.text.delta\",\"delta\":\"Hi\"}\n\ndata: {\"type\":\"transcript.text.done\",\"text\":\"Hi\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":14,\"input_token_details\":{\"text_tokens\":4,\"audio_tokens\":10},\"output_tokens\":5}}\n\n", 60_000L)]
    [InlineData("whisper-1", "application/json", """{"text":"Hi","usage":{"type":"duration","seconds":90}}""", 9_000_000L)]
    [InlineData("whisper-1", "application/json", """{"task":"transcribe","language":"english","duration":90.0,"text":"Hi","segments":[]}""", 9_000_000L)]
    [InlineData("whisper-1", "text/plain", "Hi", null)]
    public async Task A_transcript_is_billed_by_token_or_by_length(string model, string type, string transcript, long? cost)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, transcript, type));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[2000]), "file", "a.wav" }, { new StringContent(model), "model" } };
        using var answer = await _env.Client.PostAsync("/v1/audio/transcriptions", form);
        Assert.Equal(transcript, await answer.Content.ReadAsStringAsync());
        var row = await _env.Store.RequestAsync();
        Assert.Equal((model, cost, cost is null ? TerminalState.SettledUnknown : TerminalState.Completed), (row.ModelAsked, row.CostNanoUsd, row.State));
    }

    [Fact]
    public async Task A_batch_of_messages_goes_to_Anthropic()
    {
        using var answer = await _env.Client.GetAsync("/v1/messages/batches/msgbatch_01");
        Assert.Equal(("/v1/messages/batches/msgbatch_01", GatewayTestEnvironment.AnthropicKey), (_env.Upstream.Received[0].Path, _env.Upstream.Received[0].Headers["x-api-key"]));
        Assert.Equal("/v1/messages/batches", (await _env.Store.RequestAsync()).Endpoint);
    }

    [Fact]
    public async Task Tokens_are_counted_by_the_provider_or_estimated()
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, """{"input_tokens":42}"""));
        using var counted = await _env.PostAsync("/v1/messages/count_tokens", """{"model":"claude-sonnet-4-5","messages":[]}""");
        Assert.Equal("""{"input_tokens":42}""", await counted.Content.ReadAsStringAsync());
        Assert.Equal("/v1/messages/count_tokens", _env.Upstream.Received[0].Path);

        using var estimated = await _env.PostAsync("/v1/messages/count_tokens", """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"12345678901234567890"}]}""");
        using var json = JsonDocument.Parse(await estimated.Content.ReadAsStringAsync());
        Assert.InRange(json.RootElement.GetProperty("input_tokens").GetInt32(), 5, 50);
        Assert.Single(_env.Upstream.Received);
        Assert.Equal(0, (await _env.Store.RequestAsync(2)).CostNanoUsd ?? 0);
    }

    [Theory]
    [InlineData("/v1/messages/count_tokens", """{"model":"gpt-4o-mini","messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"MEDIA"}}]}]}""")]
    [InlineData("/v1/responses/input_tokens", """{"model":"claude-sonnet-4-5","input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,MEDIA"}]}]}""")]
    public async Task An_estimate_counts_an_image_and_not_its_bytes(string path, string body)
    {
        using var answer = await _env.PostAsync(path, body.Replace("MEDIA", Convert.ToBase64String(new byte[300_000])));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.InRange(json.RootElement.GetProperty("input_tokens").GetInt32(), 1000, 2000);
        Assert.Empty(_env.Upstream.Received);
    }

    [Theory]
    [InlineData("/v1/models", null, "data")]
    [InlineData("/v1/models", "2023-06-01", "data")]
    [InlineData("/v1beta/models", null, "models")]
    public async Task Models_are_listed_in_each_dialects_shape(string path, string? version, string member)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        if (version is not null) message.Headers.Add("anthropic-version", version);
        using var answer = await _env.Client.SendAsync(message);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(json.RootElement.GetProperty(member).GetArrayLength() > 10);
        Assert.Equal(version is not null, json.RootElement.TryGetProperty("has_more", out _));
        using var one = await _env.Client.GetAsync("/v1/models/gpt-4o-mini");
        Assert.Contains("\"owned_by\":\"openai\"", await one.Content.ReadAsStringAsync());
        using var none = await _env.Client.GetAsync("/v1/models/nothing");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task An_MCP_client_fetches_an_elided_span()
    {
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(_env.Url + "/mcp") }));
        var tool = Assert.Single(await client.ListToolsAsync());
        Assert.Equal("anyray_retrieve", tool.Name);
        var result = await client.CallToolAsync("anyray_retrieve", new Dictionary<string, object?> { ["handle"] = "ctx_1_2" });
        Assert.Equal("the original", Assert.IsType<ModelContextProtocol.Protocol.TextContentBlock>(Assert.Single(result.Content)).Text);
        Assert.True((await client.CallToolAsync("anyray_retrieve", new Dictionary<string, object?> { ["handle"] = "ctx_9_9" })).IsError);
    }

    [Fact]
    public async Task Pages_of_named_origins_may_call()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/chat/completions");
        preflight.Headers.Add("Origin", "https://app.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await _env.Client.SendAsync(preflight);
        Assert.Equal("https://app.example", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_the_provider_and_pays_for_what_was_produced()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("some words that were produced")], FaultyUpstream.BlackHole));
        using (var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","stream":true}"""))
        {
            var buffer = new byte[10];
            await (await answer.Content.ReadAsStreamAsync()).ReadAtLeastAsync(buffer, 10);
        }
        await Eventually.IsTrueAsync(() => _env.Upstream.Aborted == 1, "the upstream call is cancelled");
        var row = await _env.Store.RequestAsync();
        Assert.Equal(TerminalState.Cancelled, row.State);
        Assert.True(row.CostNanoUsd > 0);
    }

    [Fact]
    public async Task Events_wait_for_the_spend_store_and_arrive_once()
    {
        await _env.Store.StopAsync();
        for (var i = 0; i < 3; i++) (await _env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini"}""")).Dispose();
        Assert.Empty(_env.Store.Requests);
        await _env.Store.ResumeAsync();
        await _env.Store.RequestAsync(3);
        Assert.Equal((3, 3, 0), (_env.Store.Requests.Count, _env.Store.Attempts.Count, _env.Store.Duplicates));
    }
}
