using System.Text.Json.Nodes;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Answers of <c>/v1/responses</c>.</summary>
internal static class SimulatedResponses
{
    public static byte[] Write(SimulatedAnswer answer, bool stream)
    {
        if (!stream) return SimulatedFrames.Json(Response(answer, done: true));
        var frames = new SimulatedFrames();
        var number = 0;
        Send("response.created", new JsonObject { ["response"] = Response(answer, done: false) });
        Send("response.in_progress", new JsonObject { ["response"] = Response(answer, done: false) });
        Send("response.output_item.added", new JsonObject { ["output_index"] = 0, ["item"] = Item(answer, done: false) });
        Send("response.content_part.added", Part(answer, new JsonObject { ["part"] = TextPart("") }));
        foreach (var piece in answer.Pieces()) Send("response.output_text.delta", Part(answer, new JsonObject { ["delta"] = piece, ["logprobs"] = new JsonArray() }));
        Send("response.output_text.done", Part(answer, new JsonObject { ["text"] = answer.Text, ["logprobs"] = new JsonArray() }));
        Send("response.content_part.done", Part(answer, new JsonObject { ["part"] = TextPart(answer.Text) }));
        Send("response.output_item.done", new JsonObject { ["output_index"] = 0, ["item"] = Item(answer, done: true) });
        Send("response.completed", new JsonObject { ["response"] = Response(answer, done: true) });
        return frames.ToArray();

        void Send(string type, JsonObject data)
        {
            data.Insert(0, "type", type);
            data["sequence_number"] = number++;
            frames.Add(data, type);
        }
    }

    private static JsonObject Part(SimulatedAnswer answer, JsonObject data)
    {
        data["item_id"] = "msg_" + answer.Id;
        data["output_index"] = 0;
        data["content_index"] = 0;
        return data;
    }

    private static JsonObject TextPart(string text) => new() { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray() };

    private static JsonObject Item(SimulatedAnswer answer, bool done) => new()
    {
        ["id"] = "msg_" + answer.Id,
        ["type"] = "message",
        ["role"] = "assistant",
        ["status"] = done ? "completed" : "in_progress",
        ["content"] = done ? new JsonArray(TextPart(answer.Text)) : [],
    };

    private static JsonObject Response(SimulatedAnswer answer, bool done) => new()
    {
        ["id"] = "resp_" + answer.Id,
        ["object"] = "response",
        ["created_at"] = answer.Created,
        ["status"] = done ? "completed" : "in_progress",
        ["model"] = answer.Model,
        ["error"] = null,
        ["incomplete_details"] = null,
        ["output"] = done ? new JsonArray(Item(answer, done)) : [],
        ["parallel_tool_calls"] = true,
        ["tool_choice"] = "auto",
        ["tools"] = new JsonArray(),
        ["usage"] = !done ? null : new JsonObject
        {
            ["input_tokens"] = answer.InputTokens,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
            ["output_tokens"] = answer.OutputTokens,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
            ["total_tokens"] = answer.InputTokens + answer.OutputTokens,
        },
    };
}
