using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>A <c>message</c>.</summary>
internal static class AnthropicAnswer
{
    public static ChatAnswer Read(JsonElement root)
    {
        if (root.Text("type") != "message")
            throw new ShapeException("type", "message");
        return new([new(AnthropicBlockReader.ReadContent(root, "content"), ReadStop(root.Text("stop_reason"))) { StopSequence = root.Text("stop_sequence") }])
        {
            Id = root.Text("id"),
            Model = root.Text("model"),
            Usage = root.Get("usage") is { } usage ? AnthropicUsage.Read(usage) : null,
        };
    }

    public static void Write(Utf8JsonWriter json, ChatAnswer answer, TranslationContext context)
    {
        var choice = answer.Choices[0];
        json.WriteStartObject();
        WriteHead(json, answer.Id, answer.Model, context);
        json.WriteStartArray("content");
        AnthropicBlockWriter.Write(json, choice.Parts, context);
        json.WriteEndArray();
        json.WriteString("stop_reason", Name(choice.Stop));
        json.WriteString("stop_sequence", choice.StopSequence);
        json.WritePropertyName("usage");
        AnthropicUsage.Write(json, answer.Usage ?? TokenUsage.None);
        json.WriteEndObject();
    }

    /// <summary>The members every message begins with.</summary>
    public static void WriteHead(Utf8JsonWriter json, string? id, string? model, TranslationContext context)
    {
        id ??= context.RequestId;
        json.WriteString("id", id.StartsWith("msg_", StringComparison.Ordinal) ? id : "msg_" + id);
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("model", model ?? context.ModelAsked);
    }

    /// <summary>The stop reason's name.</summary>
    public static string Name(StopReason reason) => reason switch
    {
        StopReason.MaxTokens => "max_tokens",
        StopReason.StopSequence => "stop_sequence",
        StopReason.ToolUse => "tool_use",
        StopReason.Refusal => "refusal",
        StopReason.PauseTurn => "pause_turn",
        StopReason.ContextWindow => "model_context_window_exceeded",
        _ => "end_turn",
    };

    /// <summary>Reads a stop reason.</summary>
    public static StopReason ReadStop(string? reason) => reason switch
    {
        "max_tokens" => StopReason.MaxTokens,
        "stop_sequence" => StopReason.StopSequence,
        "tool_use" => StopReason.ToolUse,
        "refusal" => StopReason.Refusal,
        "pause_turn" => StopReason.PauseTurn,
        "model_context_window_exceeded" => StopReason.ContextWindow,
        null => throw new ShapeException("stop_reason", "given"),
        _ => StopReason.EndTurn,
    };
}
