using Anyray.Optimizer.Cache;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Settings;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Protocol;

/// <summary><c>POST /v1/cache</c>: writes a live answer back. Whatever is not whole is refused, with <c>stored: false</c>.</summary>
internal sealed class CacheEndpoint(AnswerCache cache, SettingsHolder settings, IOptions<OptimizerOptions> options)
{
    private const int DefaultTtlSeconds = 3600;
    private const int MaxTtlSeconds = 30 * 86400;

    /// <summary>200 with <c>{stored, cacheKey}</c>; 400 when neither a key nor a request names the answer.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value);
        var root = envelope.Root;
        var metadata = RequestMetadata.Read(root["metadata"u8]);
        var tenant = HookAuthFilter.IsTrusted(context, options.Value) && metadata.TenantId is { } named ? named : "default";
        var key = envelope.Text("cacheKey") ?? await KeyOfAsync(envelope, tenant, metadata);
        var answer = key is null ? null : AnswerOf(root);
        if (answer is not null)
        {
            var seconds = Math.Clamp(root["ttlSeconds"u8].AsInteger() ?? DefaultTtlSeconds, 1, MaxTtlSeconds);
            await cache.KeepAsync(tenant, key!, answer, TimeSpan.FromSeconds(seconds));
        }
        return Results.Json(new { stored = answer is not null, cacheKey = key });
    }

    private async ValueTask<string?> KeyOfAsync(Envelope envelope, string tenant, RequestMetadata metadata)
    {
        if (!envelope.Root["request"u8].Exists && !envelope.Root["requestText"u8].Exists)
            throw new ProtocolException(400, "invalid_request", "Send cacheKey, or the request it is computed from.");
        var endpoint = envelope.Text("endpoint") ?? EndpointOf(envelope.Request());
        using var view = RequestReader.Read(envelope.Request(), endpoint);
        var key = CacheKey.Of(view, tenant);
        if (key is not null && !settings.IsOff) await cache.RememberAsync(view, tenant, key, settings.Current.PlanFor(endpoint, view.Model, metadata, []));
        return key;
    }

    private static string EndpointOf(JsonNode request) =>
        request["input"u8].Exists ? "/v1/responses"
        : request["system"u8].Exists ? "/v1/messages"
        : request["prompt"u8].Exists ? "/v1/completions"
        : "/v1/chat/completions";

    /// <summary>The bytes to keep, or null when the answer is not whole.</summary>
    private static byte[]? AnswerOf(JsonNode root)
    {
        if (root["complete"u8].Kind == JsonKind.False) return null;
        if (root["status"u8].AsInteger() is { } status && status != 200) return null;
        if (root["responseSse"u8].AsString() is { } stream)
            return EventStreamReader.Read(stream) is { } assembled && CompleteAnswer.Is(assembled) ? System.Text.Encoding.UTF8.GetBytes(assembled.ToJsonString()) : null;
        var response = root["response"u8];
        if (response.AsString() is { } text) return Whole(System.Text.Encoding.UTF8.GetBytes(text));
        return response.IsObject ? Whole(response.Raw.ToArray()) : null;
    }

    private static byte[]? Whole(byte[] answer)
    {
        try
        {
            return CompleteAnswer.Is(System.Text.Json.Nodes.JsonNode.Parse(answer)) ? answer : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
