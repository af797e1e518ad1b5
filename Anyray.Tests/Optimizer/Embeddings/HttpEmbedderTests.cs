using Anyray.Optimizer.Embeddings;
using Anyray.Tests.Infrastructure;
using Anyray.Tests.Optimizer.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Optimizer.Embeddings;

public sealed class HttpEmbedderTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private EmbeddingServer _provider = null!;

    public async Task InitializeAsync() => _provider = await EmbeddingServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/embeddings")]
    public async Task Embed_AsksTheProvider_InBatches_AndKeepsTheOrder(string path)
    {
        using var services = Services(path, new() { Key = "secret", Model = "m", BatchSize = 2, TimeoutMs = 10_000 });
        var embedded = await services.GetRequiredService<Embedder>().EmbedAsync(["one two", "three", "two one"], Long);
        Assert.Equal(3, embedded!.Vectors.Length);
        Assert.Equal(1, WordVectors.Similarity(embedded.Vectors[0], embedded.Vectors[2]), 3);
        Assert.True(WordVectors.Similarity(embedded.Vectors[0], embedded.Vectors[1]) < 0.5);
        Assert.Equal([1, 2], _provider.Calls.Select(c => c.Texts.Length).Order());
        Assert.All(_provider.Calls, call => Assert.Equal(("Bearer secret", "m"), (call.Authorization, call.Model)));
        Assert.EndsWith("/m", embedded.Model, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(200, "no json")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"data":[]}""")]
    [InlineData(200, """{"data":[{"index":7,"embedding":[1]}]}""")]
    [InlineData(200, """{"data":[{"index":0,"embedding":["x"]}]}""")]
    [InlineData(200, """{"data":[{"index":0,"embedding":[]}]}""")]
    [InlineData(200, """{"data":[{"index":0,"embedding":[1e39]}]}""")]
    public async Task Embed_WhenTheProviderFails_FallsBackToTheWordVectors_AndAsksItNoMoreForAMoment(int status, string answer)
    {
        _provider.Instead = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(answer);
        };
        using var services = Services("", new() { TimeoutMs = 10_000 });
        for (var i = 0; i < 3; i++) Assert.Equal("words", (await services.GetRequiredService<Embedder>().EmbedAsync(["server"], Long))!.Model);
        Assert.Single(_provider.Calls);
    }

    [Fact]
    public async Task Embed_WhenTheProviderIsSlow_FallsBackWithinTheLimit()
    {
        var release = new TaskCompletionSource();
        _provider.Instead = _ => release.Task;
        using var services = Services("", new() { TimeoutMs = 10_000 });
        Assert.Equal("words", (await services.GetRequiredService<Embedder>().EmbedAsync(["server"], TimeSpan.FromMilliseconds(50)))!.Model);
        release.SetResult();
    }

    [Fact]
    public async Task A_service_with_an_embedder_that_is_down_is_ready_and_answers_similar_questions()
    {
        await _provider.StopAsync();
        await CheckSimilarAsync();
    }

    [Fact]
    public async Task A_service_with_an_embedder_compares_questions_by_its_vectors()
    {
        await CheckSimilarAsync();
        Assert.Contains(_provider.Calls, c => c.Texts is ["What's the capital of France?"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Relevance_is_ranked_by_its_vectors_and_by_the_word_vectors_when_it_fails(bool answers)
    {
        if (!answers) _provider.Instead = context => context.Response.WriteAsync("no json");
        await using var server = await OptimizerServer.StartAsync(_folder.Path, $"--ANYRAY_EMBEDDER_URL={_provider.Url}", "--ANYRAY_EMBEDDER_TIMEOUT_MS=5000");
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", """{"defaultsRevision":1,"strategies":[{"kind":"relevance_filter","params":{"keepChars":600,"semanticWeight":0.9}}]}""");
        var log = string.Join('\n', Enumerable.Range(0, 120).Select(i => $"10:{i / 60:00}:{i % 60:00} INFO worker {i % 7} {(i == 77 ? "met frobnicated quux in stage" : "finished job in slot")} {i}"));
        var request = new TestRequest().Tool("read").Tool("retrieve").User("Where was the quux met?").Call(log).Call("ok").Build();
        var answer = await server.OptimizeAsync(request);
        Assert.Contains("frobnicated quux", answer.GetProperty("request").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("relevance-filtered", answer.GetProperty("decisions")[0].GetProperty("summary").GetString(), StringComparison.Ordinal);
        if (answers) Assert.Contains(_provider.Calls, call => call.Texts.Contains("Where was the quux met?"));
    }

    private async Task CheckSimilarAsync()
    {
        await using var server = await OptimizerServer.StartAsync(_folder.Path, $"--ANYRAY_EMBEDDER_URL={_provider.Url}", "--ANYRAY_EMBEDDER_TIMEOUT_MS=5000");
        Assert.True((await server.AdminAsync(HttpMethod.Get, "/health")).Body.GetProperty("ready").GetBoolean());
        await server.AdminAsync(HttpMethod.Put, "/admin/optimizer/settings", """{"defaultsRevision":1,"strategies":[{"kind":"semantic_cache","params":{"similarity":true,"threshold":0.5}}]}""");
        await server.PostAsync("/v1/cache", """{"request":{"messages":[{"role":"user","content":"What is the capital of France?"}]},"response":{"choices":[{"finish_reason":"stop"}]}}""");
        Assert.True((await server.OptimizeAsync("""{"messages":[{"role":"user","content":"What's the capital of France?"}]}""")).GetProperty("cacheHit").GetBoolean());
        Assert.False((await server.OptimizeAsync("""{"messages":[{"role":"user","content":"What's the capital of Spain?"}]}""")).GetProperty("cacheHit").GetBoolean());
    }

    private ServiceProvider Services(string path, EmbedderOptions options)
    {
        options.Url = new Uri(_provider.Url + path);
        return new ServiceCollection().AddLogging().AddHttpClient().AddSingleton(TimeProvider.System).AddSingleton(Options.Create(options)).AddEmbeddings().BuildServiceProvider();
    }
}
