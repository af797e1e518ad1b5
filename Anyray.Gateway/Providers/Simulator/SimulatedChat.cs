using System.Text.Json.Nodes;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>Answers of <c>/v1/chat/completions</c> and <c>/v1/completions</c>.</summary>
internal static class SimulatedChat
{
    public static byte[] Write(SimulatedAnswer answer, bool stream) => Write(answer, stream, "chat.completion",
        message: text => new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text, ["refusal"] = null } },
        delta: text => new JsonObject { ["delta"] = new JsonObject { ["content"] = text } });

    public static byte[] WriteCompletion(SimulatedAnswer answer, bool stream) => Write(answer, stream, "text_completion",
        message: text => new JsonObject { ["text"] = text },
        delta: text => new JsonObject { ["text"] = text });

    private static byte[] Write(SimulatedAnswer answer, bool stream, string kind, Func<string, JsonObject> message, Func<string, JsonObject> delta)
    {
        if (!stream) return SimulatedFrames.Json(Envelope(answer, kind, Choice(message(answer.Text), "stop"), Usage(answer)));
        var chunk = kind == "chat.completion" ? "chat.completion.chunk" : kind;
        var frames = new SimulatedFrames();
        if (chunk != kind)
            frames.Add(Envelope(answer, chunk, Choice(new JsonObject { ["delta"] = new JsonObject { ["role"] = "assistant", ["content"] = "" } }, null), null));
        foreach (var piece in answer.Pieces()) frames.Add(Envelope(answer, chunk, Choice(delta(piece), null), null));
        var last = chunk != kind ? new JsonObject { ["delta"] = new JsonObject() } : delta("");
        frames.Add(Envelope(answer, chunk, Choice(last, "stop"), null));
        frames.Add(Envelope(answer, chunk, null, Usage(answer)));
        return frames.Done().ToArray();
    }

    private static JsonObject Choice(JsonObject content, string? finish)
    {
        content["index"] = 0;
        content["logprobs"] = null;
        content["finish_reason"] = finish;
        return content;
    }

    private static JsonObject Envelope(SimulatedAnswer answer, string kind, JsonObject? choice, JsonObject? usage)
    {
        var body = new JsonObject
        {
            ["id"] = "chatcmpl-" + answer.Id,
            ["object"] = kind,
            ["created"] = answer.Created,
            ["model"] = answer.Model,
            ["choices"] = choice is null ? [] : new JsonArray(choice),
        };
        if (usage is not null) body["usage"] = usage;
        return body;
    }

    private static JsonObject Usage(SimulatedAnswer answer) => new()
    {
        ["prompt_tokens"] = answer.InputTokens,
        ["completion_tokens"] = answer.OutputTokens,
        ["total_tokens"] = answer.InputTokens + answer.OutputTokens,
    };
}
