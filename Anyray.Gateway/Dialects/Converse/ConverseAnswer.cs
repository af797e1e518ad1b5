using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>A Converse answer.</summary>
internal static class ConverseAnswer
{
    public static ChatAnswer Read(JsonElement root, ChatRequest request)
    {
        var parts = new List<Part>();
        var byTool = ConverseFormat.ByTool(request);
        foreach (var block in root.GetProperty("output").GetProperty("message").Items("content"))
        {
            if (block.Text("text") is { } text)
                parts.Add(new TextPart(text));
            else if (block.Get("toolUse") is { } call)
                parts.Add(byTool
                    ? new TextPart(call.GetProperty("input").GetRawText())
                    : new ToolCallPart(call.NeedText("toolUseId"), call.NeedText("name"), call.GetProperty("input").GetRawText()));
            else if (block.Get("reasoningContent") is { } reasoning)
                parts.Add(ReadReasoning(reasoning));
        }

        var stop = ReadStop(root.NeedText("stopReason"), byTool);
        return new([new(parts, stop)]) { Usage = root.Get("usage") is { } usage ? ConverseUsage.Read(usage) : null };
    }

    /// <summary>Reads a stop reason. Output that Bedrock could not make sense of must not look complete.</summary>
    public static StopReason ReadStop(string reason, bool byTool) => reason switch
    {
        "end_turn" => StopReason.EndTurn,
        "tool_use" => byTool ? StopReason.EndTurn : StopReason.ToolUse,
        "max_tokens" => StopReason.MaxTokens,
        "stop_sequence" => StopReason.StopSequence,
        "model_context_window_exceeded" => StopReason.ContextWindow,
        _ => StopReason.Refusal,
    };

    private static ThinkingPart ReadReasoning(JsonElement reasoning)
    {
        if (reasoning.Text("redactedContent") is { } redacted)
            return new("", new(SignatureOrigin.Anthropic, redacted)) { Redacted = true };
        var text = reasoning.GetProperty("reasoningText");
        return new(text.NeedText("text"), Signature.Parse(text.Text("signature"), SignatureOrigin.Anthropic));
    }
}
