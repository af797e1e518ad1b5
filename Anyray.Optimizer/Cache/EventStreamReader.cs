using System.Text;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Cache;

/// <summary>Puts the events of a provider's stream together into the answer it would have given unstreamed.</summary>
internal static class EventStreamReader
{
    /// <summary>The answer, or null when the stream has no end marker, carries an error, or is of no known dialect.</summary>
    public static JsonObject? Read(string stream)
    {
        try
        {
            return Split(stream) is { Count: > 0 } events ? Assemble(stream, events) : null;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A member is of another type than its dialect gives it.
            return null;
        }
    }

    private static JsonObject? Assemble(string stream, List<JsonObject> events)
    {
        var type = CompleteAnswer.Text(events[0]["type"]);
        if (type == "message_start") return AnthropicStream.Assemble(events);
        if (type?.StartsWith("response.", StringComparison.Ordinal) == true) return ResponsesAnswer(events);
        return stream.Contains("data: [DONE]", StringComparison.Ordinal) || stream.Contains("data:[DONE]", StringComparison.Ordinal) ? ChatStream.Assemble(events) : null;
    }

    private static JsonObject? ResponsesAnswer(List<JsonObject> events) =>
        CompleteAnswer.Text(events[^1]["type"]) == "response.completed" ? events[^1]["response"]?.DeepClone() as JsonObject : null;

    private static List<JsonObject>? Split(string stream)
    {
        var events = new List<JsonObject>();
        var data = "";
        foreach (var line in (stream + "\n\n").Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (text.StartsWith("data:", StringComparison.Ordinal)) data += (data.Length > 0 ? "\n" : "") + text[5..].TrimStart(' ');
            if (text.Length > 0 || data.Length == 0) continue;
            if (data != "[DONE]")
            {
                if (CompleteAnswer.Parse(Encoding.UTF8.GetBytes(data)) is not JsonObject item || item["error"] is not null || CompleteAnswer.Text(item["type"]) == "error") return null;
                if (CompleteAnswer.Text(item["type"]) != "ping") events.Add(item);
            }
            data = "";
        }
        return events;
    }
}
