using System.Globalization;
using System.Net;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Gateway.Routing;

public sealed class RoutingTests : IAsyncLifetime
{
    private const string Chat = "/v1/chat/completions";
    private const string Body = """{"model":"gpt-4o-mini","messages":[]}""";
    private readonly string _file = Path.GetTempFileName();
    private FaultyUpstream _second = null!;
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync()
    {
        _second = await FaultyUpstream.StartAsync();
        await File.WriteAllTextAsync(_file, """{"named":{"provider":"groq","override_params":{"model":"llama"}}}""");
        _env = await GatewayTestEnvironment.StartAsync(
            ("ANYRAY_PROVIDER_URL_GROQ", _second.Url + "/v1"), ("ANYRAY_PROVIDER_KEY_GROQ", "groq-key"), ("ANYRAY_ROUTING", _file));
    }

    public async Task DisposeAsync()
    {
        await _env.DisposeAsync();
        await _second.DisposeAsync();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_failing_target_falls_over_to_the_next()
    {
        _env.Upstream.Then(FaultyUpstream.Json(503, Answers.OpenAIError));
        using var answer = await SendAsync("""{"strategy":{"mode":"fallback"},"targets":[{"provider":"openai"},{"provider":"groq","override_params":{"model":"llama","seed":7}}]}""");

        Assert.Equal((HttpStatusCode.OK, "1", "groq"), (answer.StatusCode, Header(answer, "last-used-option-index"), Header(answer, "provider")));
        Assert.Equal("""{"seed":7,"model":"llama","messages":[]}""", _second.Received[0].Text);
        Assert.Equal("Bearer groq-key", _second.Received[0].Headers["Authorization"]);
        await _env.Store.RequestAsync();
        Assert.Equal([(503, TerminalState.Failed), (200, TerminalState.Completed)], _env.Store.Attempts.Select(a => (a.Status, a.State)));
    }

    [Theory]
    [InlineData("", 400, 1)]
    [InlineData(""","on_status_codes":[400]""", 200, 2)]
    public async Task A_callers_own_400_falls_over_only_when_asked(string codes, int status, int attempts)
    {
        _env.Upstream.Then(FaultyUpstream.Json(400, Answers.OpenAIError));
        using var answer = await SendAsync($$$"""{"strategy":{"mode":"fallback"{{{codes}}}},"targets":[{"provider":"openai"},{"provider":"groq"}]}""");
        Assert.Equal((status, attempts), ((int)answer.StatusCode, _env.Upstream.Received.Count + _second.Received.Count));
    }

    [Fact]
    public async Task Every_retry_is_counted_and_the_last_error_passes_on()
    {
        _env.Upstream.Then(FaultyUpstream.Json(500, Answers.OpenAIError), FaultyUpstream.Reset, FaultyUpstream.Json(200, Answers.Chat));
        using var answer = await SendAsync("""{"provider":"openai","retry":{"attempts":3}}""");
        Assert.Equal((HttpStatusCode.OK, "2", 3), (answer.StatusCode, Header(answer, "retry-attempt-count"), _env.Upstream.Received.Count));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("60", 1)]
    public async Task Retry_after_is_honoured_up_to_five_seconds(string seconds, int attempts)
    {
        _env.Upstream.Then(FaultyUpstream.Json(429, Answers.OpenAIError, headers: ("Retry-After", seconds)), FaultyUpstream.Json(200, Answers.Chat));
        using var answer = await SendAsync("""{"provider":"openai","retry":{"attempts":1}}""");
        Assert.Equal((attempts == 2 ? 200 : 429, attempts), ((int)answer.StatusCode, _env.Upstream.Received.Count));
        // The wait is the provider's, not the gateway's own time.
        Assert.True(double.Parse(Header(answer, "overhead-ms")!, CultureInfo.InvariantCulture) < 1900);
    }

    [Fact]
    public async Task Load_follows_the_weights_and_a_failed_target_is_retried_on_another()
    {
        const string config = """{"strategy":{"mode":"loadbalance"},"targets":[{"provider":"openai","weight":0},{"provider":"groq","weight":1}]}""";
        for (var i = 0; i < 5; i++) (await SendAsync(config)).Dispose();
        Assert.Equal((0, 5), (_env.Upstream.Received.Count, _second.Received.Count));

        _second.Then(FaultyUpstream.Json(503, Answers.OpenAIError));
        using var answer = await SendAsync("""{"strategy":{"mode":"loadbalance"},"targets":[{"provider":"openai","weight":0.0001},{"provider":"groq","weight":1000}]}""");
        Assert.Equal((HttpStatusCode.OK, "0"), (answer.StatusCode, Header(answer, "last-used-option-index")));
    }

    [Theory]
    [InlineData("""{"metadata.plan":{"$eq":"pro"}}""", true)]
    [InlineData("""{"metadata.plan":"free"}""", false)]
    [InlineData("""{"metadata.plan":{"$ne":"free"}}""", true)]
    [InlineData("""{"params.temperature":{"$gt":0.5,"$lte":0.7}}""", true)]
    [InlineData("""{"params.temperature":{"$gte":0.8}}""", false)]
    [InlineData("""{"params.model":{"$in":["a","gpt-4o-mini"]}}""", true)]
    [InlineData("""{"params.model":{"$nin":["gpt-4o-mini"]}}""", false)]
    [InlineData("""{"params.model":{"$regex":"^gpt-"}}""", true)]
    [InlineData("""{"params.missing":{"$lt":3}}""", false)]
    [InlineData("""{"url.pathname":"/v1/chat/completions"}""", true)]
    [InlineData("""{"$and":[{"metadata.plan":"pro"},{"$or":[{"params.model":"x"},{"params.temperature":0.7}]}]}""", true)]
    public async Task Conditions_choose_the_target(string query, bool matches)
    {
        var config = $$$"""{"strategy":{"mode":"conditional","conditions":[{"query":{{{query}}},"then":"special"}],"default":"usual"},"targets":[{"name":"usual","provider":"openai"},{"name":"special","provider":"groq"}]}""";
        using var answer = await SendAsync(config, """{"model":"gpt-4o-mini","temperature":0.7}""", ("x-portkey-metadata", """{"plan":"pro"}"""));
        Assert.Equal(matches ? "1" : "0", Header(answer, "last-used-option-index"));
    }

    [Fact]
    public async Task Configs_nest_and_settings_come_from_above()
    {
        _env.Upstream.Then(FaultyUpstream.Json(500, Answers.OpenAIError));
        using var answer = await SendAsync("""
            {"strategy":{"mode":"fallback"},"override_params":{"user":"u"},"targets":[{"provider":"openai"},{"strategy":{"mode":"single"},"targets":[{"provider":"groq"}]}]}
            """.Trim());
        Assert.Equal("1.0", Header(answer, "last-used-option-index"));
        Assert.Contains("\"user\":\"u\"", _second.Received[0].Text);
    }

    [Fact]
    public async Task A_named_config_is_read_again_when_its_file_changes_and_a_bad_one_is_not_taken()
    {
        (await SendAsync("named")).Dispose();
        Assert.Equal("""{"model":"llama","messages":[]}""", _second.Received[0].Text);

        await File.WriteAllTextAsync(_file, """{"named":{"provider":"groq","override_params":{"model":"llama-2"}}}""");
        File.SetLastWriteTimeUtc(_file, DateTime.UtcNow.AddMinutes(1));
        await Eventually.IsTrueAsync(async () =>
        {
            (await SendAsync("named")).Dispose();
            return _second.Received[^1].Text.Contains("llama-2");
        }, "the reloaded config");

        await File.WriteAllTextAsync(_file, """{"named":{"provider":"groq","oops":1}}""");
        File.SetLastWriteTimeUtc(_file, DateTime.UtcNow.AddMinutes(2));
        await Task.Delay(1500);
        using var answer = await SendAsync("named");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"strategy":{"mode":"sideways"},"targets":[{}]}""", "strategy.mode")]
    [InlineData("""{"strategy":{"mode":"fallback"}}""", "strategy")]
    [InlineData("""{"targets":[{"provider":"openai","wait":1}]}""", "targets[0].wait")]
    [InlineData("""{"retry":{"attempts":-1}}""", "retry.attempts")]
    [InlineData("""{"strategy":{"mode":"conditional","conditions":[{"query":{"metadata.a":{"$like":1}},"then":0}]},"targets":[{}]}""", "strategy.conditions[0].query.metadata.a.$like")]
    [InlineData("""{"strategy":{"mode":"conditional","conditions":[{"query":{"metadata.a":{"$regex":"("}},"then":0}]},"targets":[{}]}""", "$regex")]
    [InlineData("""{"strategy":{"mode":"conditional","conditions":[{"query":{"a":1},"then":"x"}]},"targets":[{"name":"x"}]}""", "query.a")]
    [InlineData("""{"strategy":{"mode":"conditional","conditions":[{"query":{"metadata.a":1},"then":"y"}]},"targets":[{"name":"x"}]}""", "then")]
    [InlineData("no-such-name", "no-such-name")]
    [InlineData("{bad", "not valid JSON")]
    public async Task A_wrong_config_is_refused_with_the_path(string config, string path)
    {
        using var answer = await SendAsync(config);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(path, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_hedged_call_is_answered_by_the_faster_target_and_the_slower_is_billed()
    {
        _env.Upstream.Then(FaultyUpstream.BlackHole);
        using var answer = await SendAsync("""{"strategy":{"mode":"fallback","hedge":{"delay":50}},"targets":[{"provider":"openai"},{"provider":"groq"}]}""");

        Assert.Equal((HttpStatusCode.OK, "1"), (answer.StatusCode, Header(answer, "last-used-option-index")));
        Assert.Equal(Answers.Chat, await answer.Content.ReadAsStringAsync());
        await _env.Store.RequestAsync();
        var loser = Assert.Single(_env.Store.Attempts, a => a.Provider == "openai");
        Assert.Equal((TerminalState.Cancelled, "hedged"), (loser.State, loser.ErrorClass));
        Assert.True(loser.CostNanoUsd > 0);
        await Eventually.IsTrueAsync(() => _env.Upstream.Aborted == 1, "the slower call is cancelled");
    }

    [Fact]
    public async Task A_hedge_over_its_cost_cap_does_not_happen()
    {
        using var answer = await SendAsync("""{"strategy":{"mode":"fallback","hedge":{"delay":0,"max_cost_usd":0.0000001}},"targets":[{"provider":"openai"},{"provider":"openai"}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(_env.Upstream.Received);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("https://127.0.0.1/v1")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]/v1")]
    [InlineData("https://[::ffff:10.0.0.1]/v1")]
    [InlineData("https://10.1.2.3")]
    [InlineData("https://user:pass@example.com")]
    [InlineData("https://localhost/v1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task A_custom_host_inside_the_network_is_refused(string host)
    {
        using var answer = await _env.PostAsync(Chat, Body, ("x-anyray-custom-host", host), ("Authorization", "Bearer sk-own"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("custom_host", await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string config, string body = Body, params (string, string)[] headers) =>
        _env.PostAsync(Chat, body, [("x-anyray-config", config), .. headers]);

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues("x-anyray-" + name).Single();
}
