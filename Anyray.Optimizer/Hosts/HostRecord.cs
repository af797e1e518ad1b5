using System.Text;
using System.Text.Json.Nodes;
using Anyray.Contracts.Spend;
using Anyray.Optimizer.Records;

namespace Anyray.Optimizer.Hosts;

/// <summary>The ledger's row of a host's call, in the words of <c>/v1/record</c>.</summary>
internal static class HostRecord
{
    /// <summary>Reads usage and model from the answer; a cut or unseen one has none.</summary>
    public static SpendEvent Of(HostCall call, HostDecision? decision, HostAnswer answer, byte[]? whole, TimeSpan duration)
    {
        var body = whole is null ? null : JsonNode.Parse(whole) as JsonObject;
        var usage = body?["usage"] as JsonObject;
        var record = new JsonObject
        {
            ["id"] = Guid.CreateVersion7(call.Began).ToString("n"),
            ["ts"] = call.Began.ToUnixTimeMilliseconds(),
            ["endpoint"] = call.Endpoint,
            ["method"] = "POST",
            ["status"] = answer.Status,
            ["model"] = body?["model"]?.DeepClone() ?? decision?.Model,
            ["provider"] = call.Provider,
            ["promptTokens"] = Prompt(usage),
            ["completionTokens"] = Count(usage, "completion_tokens") ?? Count(usage, "output_tokens"),
            ["cacheReadTokens"] = CacheRead(usage),
            ["cacheWriteTokens"] = Count(usage, "cache_creation_input_tokens"),
            ["durationMs"] = (long)duration.TotalMilliseconds,
            ["optimizationLatencyMs"] = (long)(decision?.Latency.TotalMilliseconds ?? 0),
            ["optimizationId"] = decision?.OptimizationId,
            ["optimizationStatus"] = decision is null ? "error" : "applied",
            ["cacheHit"] = decision?.Cached is not null,
            ["attribution"] = Attribution(call.Metadata),
            ["decisions"] = new JsonArray([.. (decision?.Decisions ?? []).Select(d => new JsonObject { ["kind"] = d.Kind, ["estimatedTokensSaved"] = d.EstimatedTokensSaved })]),
        };
        using var tree = Json.JsonTree.Parse(Encoding.UTF8.GetBytes(record.ToJsonString()));
        return RecordReader.Read(tree.Root, call.Trusted);
    }

    // Anthropic counts cached tokens beside the input, the others within it.
    private static long? Prompt(JsonObject? usage) =>
        Count(usage, "prompt_tokens") ?? Count(usage, "input_tokens") + (Count(usage, "cache_read_input_tokens") ?? 0) + (Count(usage, "cache_creation_input_tokens") ?? 0);

    private static long? CacheRead(JsonObject? usage) =>
        Count(usage, "cache_read_input_tokens") ?? Count(usage?["prompt_tokens_details"], "cached_tokens") ?? Count(usage?["input_tokens_details"], "cached_tokens");

    private static long? Count(JsonNode? usage, string name) =>
        (usage as JsonObject)?[name] is JsonValue value && value.TryGetValue<long>(out var count) ? count : null;

    private static JsonObject Attribution(IReadOnlyDictionary<string, string> metadata)
    {
        var attribution = new JsonObject();
        foreach (var (name, value) in metadata) attribution[name] = value;
        return attribution;
    }
}
