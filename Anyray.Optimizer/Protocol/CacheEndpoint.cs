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

    /// <summary>
    /// 200 with <c>{stored, cacheKey}</c>; 400 when neither a key nor a request names the answer. Many at once come as
    /// <c>{answers: [...]}</c>, each with its <c>cacheKey</c>, and are answered with <c>{stored: n}</c>.
    /// </summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        using var envelope = await Envelope.ReadAsync(context.Request, options.Value, levels: 3);
        var trusted = HookAuthFilter.TrustsCallers(options.Value);
        if (envelope.Root["answers"u8] is { IsArray: true } answers)
        {
            var kept = 0;
            foreach (var answer in answers.Children)
                if (answer["cacheKey"u8].AsString() is { } known && await KeepAsync(answer, Tenant(RequestMetadata.Read(answer["metadata"u8])), known)) kept++;
            return Results.Json(new { stored = kept });
        }
        var metadata = RequestMetadata.Read(envelope.Root["metadata"u8]);
        var key = envelope.Text("cacheKey") ?? await KeyOfAsync(envelope, Tenant(metadata), metadata);
        return Results.Json(new { stored = key is not null && await KeepAsync(envelope.Root, Tenant(metadata), key), cacheKey = key });

        string Tenant(RequestMetadata metadata) => trusted && metadata.TenantId is { } named ? named : "default";
    }

    /// <summary>False when the answer is not whole.</summary>
    private async ValueTask<bool> KeepAsync(JsonNode node, string tenant, string key)
    {
        if (AnswerOf(node) is not { } answer) return false;
        var seconds = Math.Clamp(node["ttlSeconds"u8].AsInteger() ?? DefaultTtlSeconds, 1, MaxTtlSeconds);
        await cache.KeepAsync(tenant, key, answer, TimeSpan.FromSeconds(seconds));
        return true;
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
        if (root["responseSse"u8].AsString() is { } stream) return CompleteAnswer.OfStream(stream);
        var response = root["response"u8];
        if (response.AsString() is { } text) return Whole(System.Text.Encoding.UTF8.GetBytes(text));
        return response.IsObject ? Whole(response.Raw.ToArray()) : null;
    }

    private static byte[]? Whole(byte[] answer) => CompleteAnswer.Is(answer) ? answer : null;
}
