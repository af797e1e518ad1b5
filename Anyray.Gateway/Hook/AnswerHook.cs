using System.Text;
using System.Text.Json;
using Anyray.Gateway.Calls;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Hook;

/// <summary>The optimizer's part after the provider's answer: it may change the answer, and may keep it for later callers.</summary>
internal sealed class AnswerHook(OptimizerClient client, IOptions<OptimizerOptions> options)
{
    private const int MostBytes = 1 << 20;

    /// <summary>True when a copy of the answer is wanted.</summary>
    public static bool Keeps(Call call) => call.Optimization.Result is { CacheEligible: true, CacheHit: false };

    /// <summary>The answer as the optimizer wants it, or null when it leaves it as it is.</summary>
    public async ValueTask<byte[]?> ChangeAsync(Call call, ReadOnlyMemory<byte> answer)
    {
        if (call.Optimization.Result is not { PostCall: true } || answer.Length > MostBytes) return null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        deadline.CancelAfter(options.Value.TimeoutMs);
        using var body = new PooledWriter(answer.Length + call.Body.Length + 512);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("endpoint", call.Endpoint.Path);
            json.WritePropertyName("request");
            json.WriteRawValue(call.Body.Span, skipInputValidation: true);
            json.WritePropertyName("response");
            json.WriteRawValue(answer.Span, skipInputValidation: true);
            OptimizeRequest.WriteMetadata(json, call);
            json.WriteEndObject();
        }
        try
        {
            using var response = await client.PostAsync("/v1/optimize-response", body, deadline.Token);
            if (!response.IsSuccessStatusCode) return null;
            using var result = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(deadline.Token));
            return result.RootElement.TryGetProperty("decisions", out var decisions) && decisions.GetArrayLength() > 0
                && result.RootElement.TryGetProperty("response", out var changed)
                ? Encoding.UTF8.GetBytes(changed.GetRawText())
                : null;
        }
        catch (Exception e) when (!call.Aborted.IsCancellationRequested && e is (HttpRequestException or IOException or OperationCanceledException or JsonException or InvalidOperationException))
        {
            return null;
        }
    }

    /// <summary>Hands a complete answer to the optimizer's cache, behind the caller's back.</summary>
    public void Keep(Call call, ReadOnlySpan<byte> answer, bool sse)
    {
        if (!Keeps(call) || answer.Length is 0 or > MostBytes) return;
        var result = call.Optimization.Result!;
        var body = new PooledWriter(answer.Length + 512);
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("cacheKey", result.CacheKey);
            json.WriteBoolean("complete", true);
            if (result.CacheTtlSeconds is { } ttl) json.WriteNumber("ttlSeconds", ttl);
            OptimizeRequest.WriteMetadata(json, call);
            if (sse) json.WriteString("responseSse", answer);
            else
            {
                json.WritePropertyName("response");
                json.WriteRawValue(answer, skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        _ = SendAsync(body);
    }

    private async Task SendAsync(PooledWriter body)
    {
        using (body)
        using (var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5)))
            try
            {
                using var response = await client.PostAsync("/v1/cache", body, deadline.Token);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                // An answer that is not kept costs nothing but the next call's price.
            }
    }
}
