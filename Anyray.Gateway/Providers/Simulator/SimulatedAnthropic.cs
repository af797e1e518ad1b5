using System.Text.Json.Nodes;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Answers of <c>/v1/messages</c>.</summary>
internal static class SimulatedAnthropic
{
    public static byte[] Write(SimulatedAnswer answer, bool stream)
    {
        if (!stream) return SimulatedFrames.Json(Message(answer, [new JsonObject { ["type"] = "text", ["text"] = answer.Text }], "end_turn", answer.OutputTokens));
        var frames = new SimulatedFrames();
        frames.Add(new JsonObject { ["type"] = "message_start", ["message"] = Message(answer, [], null, 1) }, "message_start");
        frames.Add(new JsonObject { ["type"] = "content_block_start", ["index"] = 0, ["content_block"] = new JsonObject { ["type"] = "text", ["text"] = "" } }, "content_block_start");
        foreach (var piece in answer.Pieces())
            frames.Add(new JsonObject { ["type"] = "content_block_delta", ["index"] = 0, ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = piece } }, "content_block_delta");
        frames.Add(new JsonObject { ["type"] = "content_block_stop", ["index"] = 0 }, "content_block_stop");
        frames.Add(new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = "end_turn", ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = answer.OutputTokens },
        }, "message_delta");
        return frames.Add(new JsonObject { ["type"] = "message_stop" }, "message_stop").ToArray();
    }

    private static JsonObject Message(SimulatedAnswer answer, JsonArray content, string? stop, int output) => new()
    {
        ["id"] = "msg_" + answer.Id,
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = answer.Model,
        ["content"] = content,
        ["stop_reason"] = stop,
        ["stop_sequence"] = null,
        ["usage"] = new JsonObject
        {
            ["input_tokens"] = answer.InputTokens,
            ["cache_creation_input_tokens"] = 0,
            ["cache_read_input_tokens"] = 0,
            ["output_tokens"] = output,
        },
    };
}
