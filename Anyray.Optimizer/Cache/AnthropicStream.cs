using System.Text;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Cache;

/// <summary>Anthropic messages: events to a message and a message to events.</summary>
internal static class AnthropicStream
{
    /// <summary>The message, or null when the stream stops before <c>message_stop</c>.</summary>
    public static JsonObject? Assemble(List<JsonObject> events)
    {
        if (CompleteAnswer.Text(events[^1]["type"]) != "message_stop" || events[0]["message"]?.DeepClone() is not JsonObject message) return null;
        var blocks = new SortedDictionary<int, JsonObject>();
        var inputs = new Dictionary<int, string>();
        foreach (var item in events)
        {
            var index = item["index"]?.GetValue<int>() ?? 0;
            switch (CompleteAnswer.Text(item["type"]))
            {
                case "content_block_start" when item["content_block"] is JsonObject block:
                    blocks[index] = (JsonObject)block.DeepClone();
                    break;
                case "content_block_delta" when item["delta"] is JsonObject delta && blocks.TryGetValue(index, out var into):
                    Apply(into, delta, index, inputs);
                    break;
                case "message_delta":
                    foreach (var (name, value) in item["delta"] as JsonObject ?? []) message[name] = value?.DeepClone();
                    foreach (var (name, value) in item["usage"] as JsonObject ?? []) (message["usage"] ??= new JsonObject()).AsObject()[name] = value?.DeepClone();
                    break;
            }
        }
        foreach (var (index, json) in inputs)
        {
            if (CompleteAnswer.Parse(Encoding.UTF8.GetBytes(json.Length == 0 ? "{}" : json)) is not { } input) return null;
            blocks[index]["input"] = input;
        }
        message["content"] = new JsonArray([.. blocks.Values]);
        return message;
    }

    public static string Render(JsonObject message)
    {
        var stream = new StringBuilder();
        var start = (JsonObject)message.DeepClone();
        start["content"] = new JsonArray();
        start["stop_reason"] = null;
        start["stop_sequence"] = null;
        Write(stream, new JsonObject { ["type"] = "message_start", ["message"] = start });
        var index = 0;
        foreach (var item in message["content"] as JsonArray ?? [])
            if (item is JsonObject block) WriteBlock(stream, block, index++);
        Write(stream, new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = message["stop_reason"]?.DeepClone(), ["stop_sequence"] = message["stop_sequence"]?.DeepClone() },
            ["usage"] = message["usage"]?.DeepClone() ?? new JsonObject(),
        });
        Write(stream, new JsonObject { ["type"] = "message_stop" });
        return stream.ToString();
    }

    private static void Apply(JsonObject block, JsonObject delta, int index, Dictionary<int, string> inputs)
    {
        switch (CompleteAnswer.Text(delta["type"]))
        {
            case "text_delta":
                block["text"] = CompleteAnswer.Text(block["text"]) + CompleteAnswer.Text(delta["text"]);
                break;
            case "thinking_delta":
                block["thinking"] = CompleteAnswer.Text(block["thinking"]) + CompleteAnswer.Text(delta["thinking"]);
                break;
            case "signature_delta":
                block["signature"] = CompleteAnswer.Text(block["signature"]) + CompleteAnswer.Text(delta["signature"]);
                break;
            case "input_json_delta":
                inputs[index] = inputs.GetValueOrDefault(index) + CompleteAnswer.Text(delta["partial_json"]);
                break;
            case "citations_delta" when delta["citation"] is { } citation:
                if (block["citations"] is not JsonArray citations) block["citations"] = citations = [];
                citations.Add(citation.DeepClone());
                break;
        }
    }

    private static void WriteBlock(StringBuilder stream, JsonObject block, int index)
    {
        var start = (JsonObject)block.DeepClone();
        var deltas = new List<JsonObject>();
        switch (CompleteAnswer.Text(block["type"]))
        {
            case "text":
                start["text"] = "";
                deltas.Add(new JsonObject { ["type"] = "text_delta", ["text"] = block["text"]?.DeepClone() });
                break;
            case "thinking":
                start["thinking"] = "";
                start["signature"] = "";
                deltas.Add(new JsonObject { ["type"] = "thinking_delta", ["thinking"] = block["thinking"]?.DeepClone() });
                deltas.Add(new JsonObject { ["type"] = "signature_delta", ["signature"] = block["signature"]?.DeepClone() });
                break;
            case "tool_use" or "server_tool_use":
                start["input"] = new JsonObject();
                deltas.Add(new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = block["input"]?.ToJsonString() ?? "{}" });
                break;
        }
        Write(stream, new JsonObject { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = start });
        foreach (var delta in deltas) Write(stream, new JsonObject { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta });
        Write(stream, new JsonObject { ["type"] = "content_block_stop", ["index"] = index });
    }

    private static void Write(StringBuilder stream, JsonObject item) =>
        stream.Append("event: ").Append(CompleteAnswer.Text(item["type"])).Append("\ndata: ").Append(item.ToJsonString()).Append("\n\n");
}
