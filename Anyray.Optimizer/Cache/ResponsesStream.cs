using System.Text;
using System.Text.Json.Nodes;

namespace Anyray.Optimizer.Cache;

/// <summary>OpenAI responses: an answer to events. (The other way is simple: the last event holds the whole answer.)</summary>
internal static class ResponsesStream
{
    public static string Render(JsonObject response)
    {
        var stream = new StringBuilder();
        var sequence = 0;
        var open = (JsonObject)response.DeepClone();
        open["status"] = "in_progress";
        open["output"] = new JsonArray();
        open["usage"] = null;
        Write("response.created", new JsonObject { ["response"] = open.DeepClone() });
        Write("response.in_progress", new JsonObject { ["response"] = open });
        var index = 0;
        foreach (var item in response["output"] as JsonArray ?? [])
        {
            if (item is not JsonObject output) continue;
            var added = (JsonObject)output.DeepClone();
            if (added.ContainsKey("content")) added["content"] = new JsonArray();
            if (added.ContainsKey("arguments")) added["arguments"] = "";
            if (added.ContainsKey("status")) added["status"] = "in_progress";
            Write("response.output_item.added", new JsonObject { ["output_index"] = index, ["item"] = added });
            WriteContent(output, index);
            Write("response.output_item.done", new JsonObject { ["output_index"] = index++, ["item"] = output.DeepClone() });
        }
        Write("response.completed", new JsonObject { ["response"] = response.DeepClone() });
        return stream.ToString();

        void WriteContent(JsonObject output, int outputIndex)
        {
            var id = output["id"];
            if (CompleteAnswer.Text(output["arguments"]) is { } arguments)
            {
                Write("response.function_call_arguments.delta", new JsonObject { ["item_id"] = id?.DeepClone(), ["output_index"] = outputIndex, ["delta"] = arguments });
                Write("response.function_call_arguments.done", new JsonObject { ["item_id"] = id?.DeepClone(), ["output_index"] = outputIndex, ["arguments"] = arguments });
            }
            var part = 0;
            foreach (var content in output["content"] as JsonArray ?? [])
            {
                if (content is not JsonObject block) continue;
                JsonObject At() => new() { ["item_id"] = id?.DeepClone(), ["output_index"] = outputIndex, ["content_index"] = part };
                var empty = (JsonObject)block.DeepClone();
                var text = CompleteAnswer.Text(block["text"]);
                if (text is not null) empty["text"] = "";
                Write("response.content_part.added", With(At(), "part", empty));
                if (text is not null)
                {
                    Write("response.output_text.delta", With(At(), "delta", text));
                    Write("response.output_text.done", With(At(), "text", text));
                }
                Write("response.content_part.done", With(At(), "part", block.DeepClone()));
                part++;
            }
        }

        void Write(string type, JsonObject data)
        {
            var item = new JsonObject { ["type"] = type, ["sequence_number"] = sequence++ };
            foreach (var (name, value) in data) item[name] = value?.DeepClone();
            stream.Append("event: ").Append(type).Append("\ndata: ").Append(item.ToJsonString()).Append("\n\n");
        }
    }

    private static JsonObject With(JsonObject data, string name, JsonNode value)
    {
        data[name] = value;
        return data;
    }
}
