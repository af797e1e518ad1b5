using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Hook;

public sealed class OptimizerHookTests : IAsyncLifetime
{
    private const string Body = """ {"model":"gpt-4o-mini","messages":[{"role":"user","content":"a  b"}]}""";
    private const string Unchanged = """{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"decisions":[]}""";
    private readonly ConcurrentQueue<(string Path, string Body)> _asked = new();
    private RequestDelegate _optimizer = FaultyUpstream.Json(200, Unchanged);
    private LoopbackServer _server = null!;
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            _asked.Enqueue((http.Request.Path, await reader.ReadToEndAsync()));
            await _optimizer(http);
        });
        _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_OPTIMIZER_URL", _server.Url), ("ANYRAY_OPTIMIZER_TIMEOUT_MS", "1500"));
    }

    public async Task DisposeAsync()
    {
        await _env.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Edits_are_laid_over_the_bytes_and_the_rest_stays()
    {
        // Offsets count from the first byte of the JSON value that was sent; here a space stands before it.
        var at = Body.IndexOf("a  b", StringComparison.Ordinal) - 1;
        _optimizer = FaultyUpstream.Json(200, $$"""{"protocolVersion":1,"optimizationId":"o1","edits":[{"offset":{{at}},"length":4,"replacement":"ü b"}],"decisions":[{"kind":"prompt_compression","summary":"1 space","estimatedTokensSaved":100}],"estimatedTokensSaved":100}""");
        using var answer = await _env.PostAsync("/v1/chat/completions", Body, ("x-anyray-metadata", """{"sessionId":"s1","tool":"t"}"""));

        Assert.Equal(Body.Replace("a  b", "ü b"), _env.Upstream.Received[0].Text);
        using var header = JsonDocument.Parse(answer.Headers.GetValues("x-anyray-optimization").Single());
        Assert.Equal(("applied", 100), (header.RootElement.GetProperty("status").GetString(), header.RootElement.GetProperty("estimatedTokensSaved").GetInt32()));
        using var asked = JsonDocument.Parse(_asked.First().Body);
        Assert.Equal("s1", asked.RootElement.GetProperty("metadata").GetProperty("sessionId").GetString());
        Assert.Equal(Body.Trim(), asked.RootElement.GetProperty("request").GetRawText());
        var row = await _env.Store.RequestAsync();
        Assert.Equal(("applied", 15_000L), (row.OptimizationStatus, row.SavingsNanoUsd));
        Assert.Equal(100, row.TokensSavedByKind!["prompt_compression"]);
    }

    [Theory]
    [InlineData("""{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"decisions":[],"holdoutArm":"treated"}""", "treated")]
    [InlineData("""{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"decisions":[],"holdoutArm":"holdout"}""", "holdout")]
    [InlineData("""{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"decisions":[],"suppressedKinds":[{"kind":"audited_holdout","reason":"session_gate_holdout"}]}""", "holdout")]
    [InlineData(Unchanged, null)]
    public async Task The_arm_of_a_holdout_is_in_the_ledger(string answer, string? arm)
    {
        _optimizer = FaultyUpstream.Json(200, answer);
        (await _env.PostAsync("/v1/chat/completions", Body)).Dispose();
        Assert.Equal(arm, (await _env.Store.RequestAsync()).HoldoutArm);
    }

    [Fact]
    public async Task What_the_model_fetched_back_is_charged_to_the_optimizer()
    {
        _optimizer = FaultyUpstream.Json(200, """{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"decisions":[],"retrieval":{"tokens":300,"cachedTokens":100}}""");
        (await _env.PostAsync("/v1/chat/completions", Body)).Dispose();
        // gpt-4o-mini: $0.15 per million input tokens, half of it when read from the cache.
        Assert.Equal((37_500L, -37_500L), ((await _env.Store.RequestAsync()).OptimizerCostNanoUsd, _env.Store.Requests[0].SavingsNanoUsd));
    }

    [Fact]
    public async Task Conditions_see_what_the_caller_sent_and_not_what_the_optimizer_made_of_it()
    {
        var at = Body.IndexOf("gpt-4o-mini", StringComparison.Ordinal) - 1;
        _optimizer = FaultyUpstream.Json(200, $$"""{"protocolVersion":1,"optimizationId":"o1","edits":[{"offset":{{at}},"length":11,"replacement":"gpt-4.1-mini"}],"decisions":[{"kind":"model_router","summary":"x"}]}""");
        const string config = """{"strategy":{"mode":"conditional","conditions":[{"query":{"params.model":{"$eq":"gpt-4o-mini"}},"then":1}],"default":0},"targets":[{"provider":"anthropic"},{"provider":"openai"}]}""";
        using var answer = await _env.PostAsync("/v1/chat/completions", Body, ("x-anyray-config", config));
        Assert.Equal("1", answer.Headers.GetValues("x-anyray-last-used-option-index").Single());
        Assert.Equal("/v1/chat/completions", _env.Upstream.Received[0].Path);
    }

    [Theory]
    [InlineData("provider_context_trim", "own-beta,context-management-2025-06-27")]
    [InlineData("prompt_compression", "own-beta")]
    public async Task Context_management_goes_out_with_its_beta_header(string kind, string betas)
    {
        const string body = """{"model":"claude-sonnet-4-5","max_tokens":8,"messages":[{"role":"user","content":"a"}]}""";
        _optimizer = FaultyUpstream.Json(200, $$"""{"protocolVersion":1,"optimizationId":"o1","edits":[{"offset":1,"length":0,"replacement":"\"context_management\":{},"}],"decisions":[{"kind":"{{kind}}","summary":"1"}]}""");
        using var answer = await _env.PostAsync("/v1/messages", body, ("anthropic-beta", "own-beta"));

        Assert.StartsWith("""{"context_management":{},"model":""", _env.Upstream.Received[0].Text);
        Assert.Equal(betas, _env.Upstream.Received[0].Headers["anthropic-beta"]);
    }

    [Theory]
    [InlineData("""{"protocolVersion":1,"optimizationId":"o1","edits":[{"offset":99999,"length":4,"replacement":""}]}""")]
    [InlineData("""{"protocolVersion":1,"optimizationId":"o1","edits":[{"offset":0,"length":1,"replacement":"x"}]}""")]
    [InlineData("not json")]
    public async Task Nonsense_from_the_optimizer_leaves_the_original_bytes(string nonsense)
    {
        _optimizer = FaultyUpstream.Json(200, nonsense);
        await OriginalGoesOn("error");
    }

    [Fact]
    public async Task A_frozen_optimizer_leaves_the_original_bytes_and_soon_is_not_waited_for()
    {
        _optimizer = FaultyUpstream.BlackHole;
        await OriginalGoesOn("timeout");
        for (var i = 0; i < 4; i++) (await _env.PostAsync("/v1/chat/completions", Body)).Dispose();
        var asked = _asked.Count;
        await OriginalGoesOn("error");
        Assert.Equal(asked, _asked.Count);
    }

    [Fact]
    public async Task A_failing_or_dead_optimizer_leaves_the_original_bytes()
    {
        _optimizer = FaultyUpstream.Json(500, "{}");
        await OriginalGoesOn("error");
        await _server.DisposeAsync();
        await OriginalGoesOn("error");
    }

    [Fact]
    public async Task Off_means_not_asked()
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", Body, ("x-portkey-optimize", "off"));
        Assert.Contains("\"off\"", answer.Headers.GetValues("x-anyray-optimization").Single());
        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cache_hit_answers_without_a_provider(bool stream)
    {
        _optimizer = FaultyUpstream.Json(200, JsonSerializer.Serialize(new { protocolVersion = 1, optimizationId = "o1", cacheHit = true, cachedResponse = JsonDocument.Parse(Answers.Chat).RootElement, cachedResponseSse = Answers.ChatUsageChunk + Answers.Done }));
        using var answer = await _env.PostAsync("/v1/chat/completions", $$"""{"model":"gpt-4o-mini","stream":{{(stream ? "true" : "false")}}}""");
        Assert.Equal(stream ? Answers.ChatUsageChunk + Answers.Done : Answers.Chat, await answer.Content.ReadAsStringAsync());
        Assert.Empty(_env.Upstream.Received);
        var row = await _env.Store.RequestAsync();
        // What the kept answer would have cost: 400 of its 1000 input tokens were cache reads, in the streamed one none.
        Assert.Equal((TerminalState.Cached, 0L, stream ? 210_000L : 180_000L), (row.State, row.CostNanoUsd, row.SavingsNanoUsd));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_eligible_answer_is_written_back(bool stream)
    {
        _optimizer = FaultyUpstream.Json(200, """{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"cacheEligible":true,"cacheKey":"k1","cacheTtlSeconds":60}""");
        _env.Upstream.Then(stream ? FaultyUpstream.Stream(Answers.ChatStream) : FaultyUpstream.Json(200, Answers.Chat));
        using var answer = await _env.PostAsync("/v1/chat/completions", $$$"""{"model":"gpt-4o-mini","stream":{{{(stream ? "true" : "false")}}},"stream_options":{"include_usage":true}}""");
        var text = await answer.Content.ReadAsStringAsync();

        await Eventually.IsTrueAsync(() => _asked.Any(a => a.Path == "/v1/cache"), "the answer is written back");
        using var kept = JsonDocument.Parse(_asked.First(a => a.Path == "/v1/cache").Body);
        Assert.Equal("k1", kept.RootElement.GetProperty("cacheKey").GetString());
        Assert.Equal(text, stream ? kept.RootElement.GetProperty("responseSse").GetString() : kept.RootElement.GetProperty("response").GetRawText());
    }

    [Fact]
    public async Task Answers_that_come_while_one_is_written_back_go_together()
    {
        var release = new TaskCompletionSource();
        var optimize = FaultyUpstream.Json(200, """{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"cacheEligible":true,"cacheKey":"k1"}""");
        _optimizer = async http =>
        {
            if (http.Request.Path == "/v1/cache") await release.Task;
            await optimize(http);
        };
        for (var i = 0; i < 3; i++)
        {
            _env.Upstream.Then(FaultyUpstream.Json(200, Answers.Chat));
            using var answer = await _env.PostAsync("/v1/chat/completions", Body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await Eventually.IsTrueAsync(() => _asked.Any(a => a.Path == "/v1/cache"), "the first is written back");
        release.SetResult();
        await Eventually.IsTrueAsync(() => _asked.Count(a => a.Path == "/v1/cache") == 2, "the others follow");
        using var kept = JsonDocument.Parse(_asked.Last(a => a.Path == "/v1/cache").Body);
        Assert.Equal(["k1", "k1"], kept.RootElement.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("cacheKey").GetString()));
    }

    [Fact]
    public async Task The_optimizer_may_change_an_answer()
    {
        _optimizer = http => FaultyUpstream.Json(200, http.Request.Path == "/v1/optimize-response"
            ? """{"protocolVersion":1,"response":{"id":"changed"},"decisions":[{"kind":"x","summary":"s"}]}"""
            : """{"protocolVersion":1,"optimizationId":"o1","unchanged":true,"postCall":true}""")(http);
        using var answer = await _env.PostAsync("/v1/chat/completions", Body);
        Assert.Equal("""{"id":"changed"}""", await answer.Content.ReadAsStringAsync());
    }

    private async Task OriginalGoesOn(string status)
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", Body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"\"{status}\"", answer.Headers.GetValues("x-anyray-optimization").Single());
        Assert.Equal(Body, _env.Upstream.Received[^1].Text);
    }
}
