using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Embeddings;

/// <summary><c>POST /v1/embeddings</c> of an OpenAI-compatible provider. Late or failing it is left alone for a moment, so that it costs one time-out and not one a request.</summary>
internal sealed partial class HttpEmbedder(IHttpClientFactory clients, IOptions<EmbedderOptions> options, TimeProvider time, ILogger<HttpEmbedder> logger)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "embedder";

    private const int MaxDimensions = 8192;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly EmbedderOptions _options = options.Value;
    private long _failedAt;

    public bool IsConfigured => _options.Url is not null;

    /// <summary>Names whose vectors these are.</summary>
    public string Model => $"{_options.Url!.Authority}/{_options.Model}";

    /// <summary>Unit-length vectors of the texts, or null when the provider failed or took too long.</summary>
    public async ValueTask<float[][]?> EmbedAsync(IReadOnlyList<string> texts, TimeSpan limit)
    {
        if (_failedAt != 0 && time.GetElapsedTime(_failedAt) < Pause) return null;
        var most = TimeSpan.FromMilliseconds(_options.TimeoutMs);
        if (limit < most) most = limit;
        if (most <= TimeSpan.Zero) return null;
        try
        {
            using var stop = new CancellationTokenSource(most, time);
            var batches = await Task.WhenAll(texts.Chunk(_options.BatchSize).Select(batch => AskAsync(batch, stop.Token)));
            _failedAt = 0;
            return [.. batches.SelectMany(b => b)];
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException)
        {
            if (_failedAt == 0) LogFailed(logger, (e as HttpRequestException)?.StatusCode?.ToString() ?? e.GetType().Name);
            _failedAt = time.GetTimestamp();
            return null;
        }
    }

    private async Task<float[][]> AskAsync(string[] texts, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(_options.Url!)) { Content = JsonContent.Create(new { model = _options.Model, input = texts, encoding_format = "float" }) };
        if (_options.Key is { Length: > 0 } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await clients.CreateClient(Client).SendAsync(request, stop);
        response.EnsureSuccessStatusCode();
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(stop), cancellationToken: stop);
        return Read(answer.RootElement, texts.Length);
    }

    /// <summary>Vectors by their index, checked: the answer is a stranger's.</summary>
    private static float[][] Read(JsonElement answer, int count)
    {
        var vectors = new float[count][];
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array) throw new InvalidDataException();
        var position = 0;
        foreach (var item in data.EnumerateArray())
        {
            var at = item.TryGetProperty("index", out var index) && index.TryGetInt32(out var given) ? given : position;
            position++;
            if (at < 0 || at >= count || !item.TryGetProperty("embedding", out var embedding) || embedding.ValueKind != JsonValueKind.Array || embedding.GetArrayLength() is < 1 or > MaxDimensions)
                throw new InvalidDataException();
            vectors[at] = [.. embedding.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Number && v.TryGetSingle(out var value) && float.IsFinite(value) ? value : throw new InvalidDataException())];
            WordVectors.Normalize(vectors[at]);
        }
        foreach (var vector in vectors)
            if (vector is null || vector.Length != vectors[0].Length) throw new InvalidDataException();
        return vectors;
    }

    private static Uri Address(Uri configured)
    {
        var text = configured.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var path = text.EndsWith("/embeddings", StringComparison.Ordinal) ? "" : text.EndsWith("/v1", StringComparison.Ordinal) ? "/embeddings" : "/v1/embeddings";
        return new Uri(text + path + configured.Query);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The HTTP embedder did not answer ({Reason}); the word vectors stand in.")]
    private static partial void LogFailed(ILogger logger, string reason);
}
