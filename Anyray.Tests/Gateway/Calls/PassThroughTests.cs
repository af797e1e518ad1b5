using System.Net;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Calls;

public sealed class PassThroughTests : IAsyncLifetime
{
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync();

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/v1/chat/completions", "/v1/chat/completions")]
    [InlineData("/v1/responses", "/v1/responses")]
    [InlineData("/v1/completions", "/v1/completions")]
    [InlineData("/v1/embeddings", "/v1/embeddings")]
    public async Task The_exact_bytes_reach_an_OpenAI_upstream_and_come_back(string path, string upstreamPath)
    {
        var body = " {\"unknown\" : 1.50e3 ,\n \"model\":\"gpt-4o-mini\",\"x\":\"\\ud83d\\ude00 \\ud800 é\" } \n";
        using var answer = await _env.PostAsync(path, body);

        Assert.Equal(Answers.Chat, await answer.Content.ReadAsStringAsync());
        var received = Assert.Single(_env.Upstream.Received);
        Assert.Equal(body, received.Text);
        Assert.Equal(upstreamPath, received.Path);
        Assert.Equal("Bearer " + GatewayTestEnvironment.OpenAIKey, received.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_Anthropic_call_carries_its_key_version_and_beta_headers()
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, Answers.Message));
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"claude-sonnet-4-5","max_tokens":5,"messages":[]}""", ("anthropic-beta", "x-2025"), ("x-anyray-metadata", "{}"));

        Assert.Equal(Answers.Message, await answer.Content.ReadAsStringAsync());
        var received = Assert.Single(_env.Upstream.Received);
        Assert.Equal(GatewayTestEnvironment.AnthropicKey, received.Headers["x-api-key"]);
        Assert.Equal("2023-06-01", received.Headers["anthropic-version"]);
        Assert.Equal("x-2025", received.Headers["anthropic-beta"]);
        Assert.DoesNotContain(received.Headers.Keys, name => name.StartsWith("x-anyray", StringComparison.OrdinalIgnoreCase));
        var row = await _env.Store.RequestAsync();
        Assert.Equal(600, row.Usage!.Input);
        Assert.Equal(400, row.Usage!.CacheRead);
    }

    [Fact]
    public async Task The_cost_is_in_the_header_and_in_the_ledger()
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"openai/gpt-4o-mini"}""", ("x-anyray-metadata", """{"user":"ada","team":"math","ticket":"T-1"}"""));

        // 600 x $0.15 + 400 x $0.075 + 100 x $0.60 per million.
        Assert.Equal("0.00018", answer.Headers.GetValues("x-anyray-cost-usd").Single());
        Assert.Equal("openai", answer.Headers.GetValues("x-anyray-provider").Single());
        Assert.Equal("""{"model":"gpt-4o-mini"}""", _env.Upstream.Received[0].Text);
        var row = await _env.Store.RequestAsync();
        Assert.Equal((180_000L, TerminalState.Completed, "ada", "math"), (row.CostNanoUsd, row.State, row.User, row.Team));
        Assert.Equal("T-1", row.Labels!["ticket"]);
        Assert.Equal("openai/gpt-4o-mini", row.ModelAsked);
        Assert.Equal(row.RequestId, Assert.Single(_env.Store.Attempts).RequestId);
    }

    [Fact]
    public async Task A_stream_without_include_usage_is_metered_and_the_extra_chunk_taken_out()
    {
        _env.Upstream.Then(FaultyUpstream.Stream(Answers.ChatStream));
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","stream":true}""");

        Assert.Equal(string.Concat(Answers.ChatStream.Where(e => e != Answers.ChatUsageChunk)), await answer.Content.ReadAsStringAsync());
        Assert.Equal("""{"stream_options":{"include_usage":true},"model":"gpt-4o-mini","stream":true}""", _env.Upstream.Received[0].Text);
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Completed, true, 100L), (row.State, row.Streamed, row.Usage!.Output));
    }

    [Theory]
    [InlineData("""{"model":"gpt-4o-mini","stream_options":{"include_usage":true},"stream":true}""", null, true)]
    [InlineData("""{"model":"gpt-4o-mini","stream_options":{"include_usage":false},"stream":true}""", """{"model":"gpt-4o-mini","stream_options":{"include_usage":true},"stream":true}""", false)]
    [InlineData("""{"model":"gpt-4o-mini","stream_options":{},"stream":true}""", """{"model":"gpt-4o-mini","stream_options":{"include_usage":true},"stream":true}""", false)]
    [InlineData("""{"model":"gpt-4o-mini","stream_options":{"a":1},"stream":true}""", """{"model":"gpt-4o-mini","stream_options":{"include_usage":true,"a":1},"stream":true}""", false)]
    public async Task Stream_options_are_edited_only_where_usage_is_not_asked_for(string body, string? sent, bool keepsChunk)
    {
        _env.Upstream.Then(FaultyUpstream.Stream(Answers.ChatStream));
        using var answer = await _env.PostAsync("/v1/chat/completions", body);

        Assert.Equal(keepsChunk, (await answer.Content.ReadAsStringAsync()).Contains("\"usage\""));
        Assert.Equal(sent ?? body, _env.Upstream.Received[0].Text);
    }

    [Fact]
    public async Task An_Anthropic_stream_comes_back_byte_for_byte_and_metered()
    {
        _env.Upstream.Then(FaultyUpstream.Stream(Answers.MessageStream));
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"claude-sonnet-4-5","stream":true}""");

        Assert.Equal(string.Concat(Answers.MessageStream), await answer.Content.ReadAsStringAsync());
        var row = await _env.Store.RequestAsync();
        Assert.Equal((600L, 400L, 100L), (row.Usage!.Input, row.Usage!.CacheRead, row.Usage!.Output));
    }

    [Fact]
    public async Task Unknown_paths_and_wrong_methods_are_errors_in_the_dialect_of_the_path()
    {
        using var get = await _env.Client.GetAsync("/v1/messages");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.Contains("\"type\":\"error\"", await get.Content.ReadAsStringAsync());
        using var unknown = await _env.Client.GetAsync("/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("\"error\"", await unknown.Content.ReadAsStringAsync());
        using var root = await _env.Client.GetAsync("/");
        Assert.Contains("AI Gateway", await root.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("simulator", "/v1/chat/completions", false)]
    [InlineData("simulator", "/v1/chat/completions", true)]
    [InlineData("simulator", "/v1/messages", true)]
    [InlineData("simulator", "/v1/responses", true)]
    [InlineData("simulator", "/v1/completions", true)]
    [InlineData("simulator", "/v1/embeddings", false)]
    public async Task The_simulator_answers_every_dialect_with_usage(string model, string path, bool stream)
    {
        using var answer = await _env.PostAsync(path, $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"messages":[],"input":"x"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
        var row = await _env.Store.RequestAsync();
        Assert.Equal(TerminalState.Completed, row.State);
        Assert.True(row.CostNanoUsd > 0);
        Assert.Equal(stream, row.Streamed);
    }
}
