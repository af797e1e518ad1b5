using System.Text.Json;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Cache;

/// <summary>Tells answers that are whole from those that must not be kept: errors, cut ones, ones a filter stopped.</summary>
internal static class CompleteAnswer
{
    private static readonly string[] GoodStops = ["stop", "tool_calls", "function_call", "end_turn", "stop_sequence", "tool_use"];

    // One reader could take the first of two equal names, another the last.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The JSON of an answer, or null when it is none, or one that readers could take for different ones.</summary>
    public static JsonNode? Parse(ReadOnlySpan<byte> answer)
    {
        try
        {
            return JsonNode.Parse(answer, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True for a provider-shaped answer that ended by itself.</summary>
    public static bool Is(JsonNode? answer)
    {
        if (answer is not JsonObject body || body["error"] is not null || Text(body["type"]) == "error") return false;
        if (body["choices"] is JsonArray choices)
            return choices.Count > 0 && choices.All(c => c is JsonObject choice && GoodStops.Contains(Text(choice["finish_reason"])));
        if (Text(body["type"]) == "message") return GoodStops.Contains(Text(body["stop_reason"]));
        if (Text(body["object"]) == "response") return Text(body["status"]) == "completed";
        return Text(body["object"]) == "list" && body["data"] is JsonArray { Count: > 0 };
    }

    /// <summary>The text of a string, else null.</summary>
    public static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
