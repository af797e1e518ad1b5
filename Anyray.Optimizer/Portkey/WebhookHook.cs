using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Portkey;

/// <summary>
/// What Portkey's <c>default.webhook</c> posts: <c>{request: {json, isStreamingRequest}, response: {json, statusCode}, provider,
/// requestType, metadata, eventType}</c>. Read from the gateway's source, version 1.15.
/// </summary>
internal readonly struct WebhookHook(JsonNode root)
{
    /// <summary>True before the call, false after it.</summary>
    public bool IsBefore => root["eventType"u8].AsString() == "beforeRequestHook";

    /// <summary>The protocol's endpoint; null for a request type that is no model call.</summary>
    public string? Endpoint => root["requestType"u8].AsString() switch
    {
        "chatComplete" => "/v1/chat/completions",
        "complete" => "/v1/completions",
        "embed" => "/v1/embeddings",
        "messages" => "/v1/messages",
        _ => null,
    };

    /// <summary>The request's body.</summary>
    public JsonNode Request => root["request"u8]["json"u8];

    /// <summary>True when the client asked for an event stream.</summary>
    public bool IsStream => root["request"u8]["isStreamingRequest"u8].Kind == JsonKind.True;

    /// <summary>The answer's body; of a stream, null.</summary>
    public JsonNode Response => root["response"u8]["json"u8];

    /// <summary>The provider's status, after the call.</summary>
    public int Status => (int)(root["response"u8]["statusCode"u8].AsInteger() ?? 200);

    /// <summary>The provider's slug.</summary>
    public string? Provider => root["provider"u8].AsString();

    /// <summary>What the client claims in <c>x-portkey-metadata</c>.</summary>
    public JsonNode Metadata => root["metadata"u8];
}
