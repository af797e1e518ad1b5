using System.Text;
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

    /// <summary>True for the JSON of a provider-shaped answer that ended by itself, and that every reader takes for the same.</summary>
    public static bool Is(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, Strict);
            return Is(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a string that is no text.
            return false;
        }
    }

    /// <summary>The answer that an event stream adds up to, when that is a whole one; else null.</summary>
    public static byte[]? OfStream(string stream) =>
        EventStreamReader.Read(stream)?.ToJsonString() is { } assembled && Encoding.UTF8.GetBytes(assembled) is var answer && Is(answer) ? answer : null;

    private static bool Is(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Member(body, "error").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null) || Text(body, "type") == "error") return false;
        if (Member(body, "choices") is { ValueKind: JsonValueKind.Array } choices)
            return choices.GetArrayLength() > 0 && choices.EnumerateArray().All(choice => GoodStops.Contains(Text(choice, "finish_reason")));
        if (Text(body, "type") == "message") return GoodStops.Contains(Text(body, "stop_reason"));
        return Text(body, "object") switch
        {
            "response" => Text(body, "status") == "completed",
            "list" => Member(body, "data") is { ValueKind: JsonValueKind.Array } data && data.GetArrayLength() > 0,
            _ => false,
        };
    }

    private static JsonElement Member(JsonElement body, string name) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement body, string name) => Member(body, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The text of a string, else null.</summary>
    public static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
