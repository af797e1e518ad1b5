using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Optimizer.Embeddings;

/// <summary>A provider's <c>/v1/embeddings</c> on a free port. Vectors count words, so that texts with the same words are alike.</summary>
public sealed class EmbeddingServer : IAsyncDisposable
{
    private const int Dimensions = 64;

    private readonly WebApplication _app;

    private EmbeddingServer(WebApplication app) => _app = app;

    public string Url { get; private set; } = "";

    /// <summary>Calls so far: the bearer token, the model and the texts.</summary>
    public ConcurrentQueue<(string? Authorization, string? Model, string[] Texts)> Calls { get; } = [];

    /// <summary>Answers in place of vectors, when set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<EmbeddingServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new EmbeddingServer(app);
        app.MapPost("/v1/embeddings", server.AnswerAsync);
        await app.StartAsync();
        server.Url = app.Urls.First();
        return server;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        string[] texts = [.. call.GetProperty("input").EnumerateArray().Select(t => t.GetString()!)];
        Calls.Enqueue((context.Request.Headers.Authorization, call.GetProperty("model").GetString(), texts));
        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }
        // In reverse order: the index says which text a vector belongs to.
        await context.Response.WriteAsJsonAsync(new { @object = "list", data = texts.Select((text, index) => new { index, embedding = Vector(text) }).Reverse() });
    }

    private static float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '?', '.', ','], StringSplitOptions.RemoveEmptyEntries))
            vector[word.Aggregate(7u, (hash, c) => hash * 31 + c) % Dimensions]++;
        return vector;
    }

    /// <summary>Nobody listens at its address any more.</summary>
    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
