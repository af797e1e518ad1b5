using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.SpendStore.Savings;

/// <summary>
/// What calls cost and saved, against figures worked out by hand, through a real gateway. Prices in nano-USD a token:
/// gpt-4o-mini 150 in, 75 cache read, 600 out; claude-sonnet-4-5 3000 in, 300 cache read, 15000 out. Both upstreams say that they
/// took 600 tokens of input and 400 from their cache, and gave 100:
/// OpenAI 600 × 150 + 400 × 75 + 100 × 600 = 180 000, Anthropic 600 × 3000 + 400 × 300 + 100 × 15000 = 3 420 000.
/// </summary>
public sealed class HandComputedSavingsTests : IAsyncLifetime
{
    private const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello there"}]}""";
    private const string ThenAnthropic = """ "targets":[{"provider":"openai"},{"provider":"anthropic","override_params":{"model":"claude-sonnet-4-5"}}]""";
    private string _optimizerAnswer = "";
    private LoopbackServer _optimizer = null!;
    private GatewayTestEnvironment _env = null!;

    public static TheoryData<string, string, long, long, long> Optimized => new()
    {
        // Nothing removed: baseline = cost.
        { "nothing to do", Answer("""  "unchanged":true  """), 180_000, 180_000, 0 },
        // 1000 tokens removed that the provider had not cached: each would have cost the input price. 1000 × 150 = 150 000.
        { "cold prefix", Answer(Saved(1_000)), 180_000, 330_000, 150_000 },
        // 1000 removed, all of them in the provider's cache: worth the read price only. 1000 × 75 = 75 000.
        { "warm prefix", Answer(Saved(1_000, cached: 1_000)), 180_000, 255_000, 75_000 },
        // 1000 removed, 600 of them cached: 400 × 150 + 600 × 75 = 105 000.
        { "half warm prefix", Answer(Saved(1_000, cached: 600)), 180_000, 285_000, 105_000 },
        // 100 removed (+ 100 × 150 = 15 000), but 300 tokens paid in full would have been reads: − 300 × (150 − 75) = − 22 500.
        { "broken prefix", Answer(Saved(100, lost: 300)), 180_000, 172_500, -7_500 },
        // A holdout session is sent as it came, so it saves nothing.
        { "holdout", Answer("""  "unchanged":true,"holdoutArm":"holdout"  """), 180_000, 180_000, 0 },
        // No call at all: the kept answer would have cost its 180 000 again.
        { "cache hit", Answer($"""  "cacheHit":true,"cachedResponse":{Answers.Chat}  """), 0, 180_000, 180_000 },
    };

    public async Task InitializeAsync()
    {
        _optimizer = await LoopbackServer.StartAsync(http => FaultyUpstream.Json(200, _optimizerAnswer)(http));
        _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_OPTIMIZER_URL", _optimizer.Url));
    }

    public async Task DisposeAsync()
    {
        await _env.DisposeAsync();
        await _optimizer.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Optimized))]
    public async Task Saving_is_what_the_call_would_have_cost_less_what_it_cost(string what, string optimizer, long cost, long baseline, long saving)
    {
        _optimizerAnswer = optimizer;
        using var answer = await _env.PostAsync("/v1/chat/completions", Body);
        await answer.Content.ReadAsStringAsync();

        var row = await _env.Store.RequestAsync();
        Assert.Equal((what, cost, baseline, saving), (what, row.CostNanoUsd, row.BaselineCostNanoUsd, row.SavingsNanoUsd));
    }

    [Fact]
    public async Task A_retry_is_billed_for_the_tries_that_the_provider_bills()
    {
        // The refused try reports no usage and costs nothing; the second costs its 180 000.
        _env.Upstream.Then(FaultyUpstream.Json(503, Answers.OpenAIError), FaultyUpstream.Json(200, Answers.Chat));
        var row = await CallAsync("""{"retry":{"attempts":1},"provider":"openai"}""");
        Assert.Equal([null, 180_000], _env.Store.Attempts.Select(a => a.CostNanoUsd));
        Assert.Equal((180_000L, 180_000L, 0L), (row.CostNanoUsd, row.BaselineCostNanoUsd, row.SavingsNanoUsd));
    }

    [Fact]
    public async Task A_fallback_is_billed_at_the_price_of_who_answered()
    {
        _env.Upstream.Then(FaultyUpstream.Json(503, Answers.OpenAIError), FaultyUpstream.Json(200, Answers.Message));
        var row = await CallAsync($$"""{"strategy":{"mode":"fallback"},{{ThenAnthropic}} }""");
        Assert.Equal([null, 3_420_000], _env.Store.Attempts.Select(a => a.CostNanoUsd));
        Assert.Equal(("anthropic", 3_420_000L, 3_420_000L, 0L), (row.Provider, row.CostNanoUsd, row.BaselineCostNanoUsd, row.SavingsNanoUsd));
    }

    [Fact]
    public async Task A_hedges_loser_is_billed_for_the_input_it_was_sent()
    {
        // The loser gave nothing, so its output is free; its input counts as the gateway estimates it, at 150 a token. It is paid
        // with and without the optimizer, so it is no loss of saving.
        _env.Upstream.Then(FaultyUpstream.BlackHole, FaultyUpstream.Json(200, Answers.Message));
        var row = await CallAsync($$"""{"strategy":{"mode":"fallback","hedge":{"delay":50} },{{ThenAnthropic}} }""");
        var loser = Assert.Single(_env.Store.Attempts, a => a.Provider == "openai");
        Assert.Equal((TerminalState.Cancelled, "hedged"), (loser.State, loser.ErrorClass));
        Assert.InRange(loser.Usage!.Input, 1, Body.Length);
        Assert.Equal(loser.Usage.Input * 150, loser.CostNanoUsd);
        Assert.Equal((3_420_000 + loser.CostNanoUsd, 3_420_000 + loser.CostNanoUsd, 0L), (row.CostNanoUsd, row.BaselineCostNanoUsd, row.SavingsNanoUsd));
    }

    private async Task<SpendEvent> CallAsync(string config)
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", Body, ("x-anyray-config", config), ("x-anyray-optimize", "off"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await _env.Store.RequestAsync();
    }

    private static string Answer(string members) => $$"""{"protocolVersion":1,"optimizationId":"o1","decisions":[],{{members}} }""";

    private static string Saved(int tokens, int cached = 0, int lost = 0)
    {
        // One blank of the prompt goes; how many tokens that is, is what the optimizer says.
        var edit = new { offset = Body.IndexOf("lo there", StringComparison.Ordinal) + 2, length = 1, replacement = "" };
        var prefix = new { tokensSavedFromCache = cached, lostCacheReadTokens = lost };
        return $""" "edits":[{JsonSerializer.Serialize(edit)}],"estimatedTokensSaved":{tokens},"prefix":{JsonSerializer.Serialize(prefix)}""";
    }
}
