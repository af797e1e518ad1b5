using System.Text.Json;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Cache.Similar;

/// <summary>Similar questions over HTTP, on two optimizers that share a Redis.</summary>
public sealed class SimilarAnswersTests(RedisFixture redis) : IAsyncLifetime, IClassFixture<RedisFixture>
{
    private const string Question = "How do I reset my password?";
    private const string Reworded = "Can you tell me how to reset my password?";
    private const string Answer = """{"id":"c1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Like this."},"finish_reason":"stop"}]}""";

    private readonly TemporaryFolder _folder = new();
    private OptimizerServer _one = null!;
    private OptimizerServer _two = null!;
    private static int _spaces;
    private int _space;

    public async Task InitializeAsync()
    {
        if (redis.ConnectionString.Length == 0) return;
        _one = await StartAsync("one");
        await SettleAsync("""{"similarity":true,"threshold":0.85}""");
        _two = await StartAsync("two");
    }

    public async Task DisposeAsync()
    {
        if (_one is not null) await _one.DisposeAsync();
        if (_two is not null) await _two.DisposeAsync();
        _folder.Dispose();
    }

    [RedisFact]
    public async Task A_reworded_question_is_answered_on_the_other_replica()
    {
        await AnswerAsync(_one, Body(Question));
        var hit = await OptimizeAsync(_two, Body(Reworded));
        Assert.True(hit.GetProperty("cacheHit").GetBoolean());
        Assert.Equal(Answer, hit.GetProperty("cachedResponse").GetRawText());
        var summary = hit.GetProperty("decisions")[0].GetProperty("summary").GetString()!;
        Assert.StartsWith("answered from cache (similar question, ", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("password", summary, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task An_answer_written_back_with_its_request_serves_similar_questions()
    {
        var (_, stored) = await _one.PostAsync("/v1/cache", $$"""{"request":{{Body(Question)}},"response":{{Answer}}}""", "t");
        Assert.True(stored.GetProperty("stored").GetBoolean());
        Assert.True(await IsHitAsync(_two, Body(Reworded)));
    }

    [RedisFact]
    public async Task A_question_with_another_answer_is_a_miss_however_alike()
    {
        await AnswerAsync(_one, Body("How do I enable two-factor login for 25 users?"));
        foreach (var other in (string[])[
            "How do I disable two-factor login for 25 users?", "How do I enable two-factor login for 52 users?", "How do I not enable two-factor login for 25 users?",
            "How do I enable two-factor login for 25 admins?", "Why do I enable two-factor login for 25 users?"])
            Assert.False(await IsHitAsync(_two, Body(other)), other);
    }

    [RedisFact]
    public async Task Another_space_is_a_miss()
    {
        await AnswerAsync(_one, Body(Question));
        Assert.False(await IsHitAsync(_two, Body(Reworded, ""","max_tokens":5""")));
        Assert.False(await IsHitAsync(_two, Body(Reworded).Replace("gpt-4o-mini", "gpt-4o", StringComparison.Ordinal)));
        Assert.False(await IsHitAsync(_two, Body(Reworded).Replace("Be brief", "Be long", StringComparison.Ordinal)));
        Assert.False(await IsHitAsync(_two, Body(Reworded), ""","metadata":{"tenantId":"other"}"""));
        Assert.True(await IsHitAsync(_two, Body(Reworded)));
    }

    [RedisFact]
    public async Task A_temperature_above_zero_is_answered_exactly_only()
    {
        await AnswerAsync(_one, Body(Question, ""","temperature":0.7"""));
        Assert.False(await IsHitAsync(_two, Body(Reworded, ""","temperature":0.7""")));
        Assert.True(await IsHitAsync(_two, Body(Question, ""","temperature":0.7""")));
        await AnswerAsync(_one, Body(Question, ""","temperature":0"""));
        Assert.True(await IsHitAsync(_two, Body(Reworded, ""","temperature":0""")));
        await using var free = await StartAsync("free", "--Optimizer:SimilarAtAnyTemperature=true");
        await AnswerAsync(free, Body("What is the capital of France?", ""","temperature":0.7"""));
        Assert.True(await IsHitAsync(free, Body("what's France's capital?", ""","temperature":0.7""")));
    }

    [RedisFact]
    public async Task A_tool_resume_turn_is_never_answered()
    {
        var request = new TestRequest { Model = "resume" }.Tool("read").User(Question).Call("output");
        Assert.False((await OptimizeAsync(_one, request.Build())).GetProperty("cacheEligible").GetBoolean());
    }

    [RedisFact]
    public async Task Below_the_threshold_is_a_miss()
    {
        await SettleAsync("""{"similarity":true,"threshold":1}""");
        await AnswerAsync(_one, Body("Why is the sky blue?"));
        Assert.False(await IsHitAsync(_one, Body("Could you explain why the sky is blue?")));
        Assert.True(await IsHitAsync(_one, Body("Why is the sky blue?")));
    }

    [RedisFact]
    public async Task Without_similarity_only_exact_repeats_are_answered()
    {
        await SettleAsync("{}");
        await AnswerAsync(_one, Body(Question));
        Assert.False(await IsHitAsync(_one, Body(Reworded)));
        Assert.True(await IsHitAsync(_one, Body(Question)));
    }

    [RedisFact]
    public async Task A_dry_run_leaves_no_question_behind()
    {
        var (_, dry) = await _one.PostAsync("/v1/optimize?dry_run=true", $$"""{"endpoint":"/v1/chat/completions","request":{{Body(Question)}}}""", "t");
        await _one.PostAsync("/v1/cache", $$"""{"cacheKey":"{{dry.GetProperty("cacheKey").GetString()}}","response":{{Answer}}}""", "t");
        Assert.False(await IsHitAsync(_one, Body(Reworded)));
    }

    [Theory]
    [InlineData(TestDialect.Anthropic)]
    [InlineData(TestDialect.OpenAiResponses)]
    public async Task Every_dialect_has_similar_questions(TestDialect dialect)
    {
        await using var server = await OptimizerServer.StartAsync(_folder.Path, "--ANYRAY_OPTIMIZER_TOKEN=t");
        await SettleAsync("""{"similarity":true,"threshold":0.85}""", server);
        var answer = dialect == TestDialect.Anthropic
            ? """{"type":"message","role":"assistant","content":[{"type":"text","text":"a"}],"stop_reason":"end_turn"}"""
            : """{"object":"response","status":"completed","output":[]}""";
        string Ask(string question) => $$"""{"endpoint":"{{new TestRequest(dialect).Endpoint}}","request":{{new TestRequest(dialect, blocks: true).System("s").User(question).Build()}}}""";
        var (_, miss) = await server.PostAsync("/v1/optimize", Ask(Question), "t");
        await server.PostAsync("/v1/cache", $$"""{"cacheKey":"{{miss.GetProperty("cacheKey").GetString()}}","response":{{answer}}}""", "t");
        Assert.True((await server.PostAsync("/v1/optimize", Ask(Reworded), "t")).Body.GetProperty("cacheHit").GetBoolean());
        Assert.False((await server.PostAsync("/v1/optimize", Ask("How do I not reset my password?"), "t")).Body.GetProperty("cacheHit").GetBoolean());
    }

    // Each test asks in spaces of its own: the model's name tells them apart.
    private string Body(string question, string more = "") =>
        $$"""{"model":"gpt-4o-mini-{{_space}}","messages":[{"role":"system","content":"Be brief"},{"role":"user","content":{{JsonSerializer.Serialize(question)}}}]{{more}}}""";

    private Task<OptimizerServer> StartAsync(string name, params string[] more)
    {
        _space = Interlocked.Increment(ref _spaces);
        return OptimizerServer.StartAsync(
            Path.Combine(_folder.Path, name),
            [$"--ConnectionStrings:cache={redis.ConnectionString}", "--ANYRAY_OPTIMIZER_TOKEN=t", "--Optimizer:RedisDeadlineMs=5000", .. more]);
    }

    private async Task SettleAsync(string parameters, OptimizerServer? server = null)
    {
        var (status, _) = await (server ?? _one).AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", $$"""{"defaultsRevision":1,"strategies":[{"kind":"semantic_cache","enabled":true,"params":{{parameters}}}]}""");
        Assert.Equal(200, status);
    }

    private static Task<JsonElement> OptimizeAsync(OptimizerServer server, string body, string more = "") => server.OptimizeAsync(body, more: more, token: "t");

    private static async Task<bool> IsHitAsync(OptimizerServer server, string body, string more = "") => (await OptimizeAsync(server, body, more)).GetProperty("cacheHit").GetBoolean();

    private static async Task AnswerAsync(OptimizerServer server, string body)
    {
        var miss = await OptimizeAsync(server, body);
        Assert.False(miss.GetProperty("cacheHit").GetBoolean());
        var (_, stored) = await server.PostAsync("/v1/cache", $$"""{"cacheKey":"{{miss.GetProperty("cacheKey").GetString()}}","response":{{Answer}}}""", "t");
        Assert.True(stored.GetProperty("stored").GetBoolean());
    }
}
