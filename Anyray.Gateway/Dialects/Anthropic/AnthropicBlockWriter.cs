using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Writes content blocks, of requests and of answers.</summary>
internal static class AnthropicBlockWriter
{
    /// <summary>Writes an answer's parts, foreign signatures included.</summary>
    public static void Write(Utf8JsonWriter json, List<Part> parts, TranslationContext context)
    {
        foreach (var part in parts)
        {
            // A Gemini call carries its signature itself; here only thinking can.
            if (part is ToolCallPart { Signature: { } signature })
                WriteThinking(json, "", signature);
            if (part is ThinkingPart thinking)
                WriteThinking(json, thinking.Redacted ? null : thinking.Text, thinking.Signature ?? Signature.None);
            else
                WritePart(json, part, context);
        }
    }

    /// <summary>Writes one part that is not thinking.</summary>
    public static void WritePart(Utf8JsonWriter json, Part part, TranslationContext context)
    {
        json.WriteStartObject();
        switch (part)
        {
            case TextPart { Text: var text }:
                WriteText(json, text);
                break;
            case RefusalPart { Text: var text }:
                WriteText(json, text);
                break;
            case MediaPart media:
                AnthropicMediaWriter.Write(json, media, context);
                break;
            case ToolCallPart call:
                json.WriteString("type", "tool_use");
                json.WriteString("id", ToolIds.Fit(call.Id, 128));
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                JsonArguments.WriteObject(json, call.Arguments);
                break;
            case ToolResultPart result:
                WriteResult(json, result, context);
                break;
            default:
                throw Limits.Unsupported(OpenAIChatPartWriter.What(part), context);
        }

        WriteCacheControl(json, part.CacheTtl);
        json.WriteEndObject();
    }

    /// <summary>Writes a thinking block; without text a redacted one.</summary>
    public static void WriteThinking(Utf8JsonWriter json, string? text, Signature signature)
    {
        json.WriteStartObject();
        json.WriteString("type", text is null ? "redacted_thinking" : "thinking");
        if (text is not null)
            json.WriteString("thinking", text);
        json.WriteString(text is null ? "data" : "signature", signature.ToText(SignatureOrigin.Anthropic));
        json.WriteEndObject();
    }

    /// <summary>Writes a cache breakpoint.</summary>
    public static void WriteCacheControl(Utf8JsonWriter json, string? ttl)
    {
        if (ttl is null)
            return;
        json.WriteStartObject("cache_control");
        json.WriteString("type", "ephemeral");
        if (ttl == "1h")
            json.WriteString("ttl", ttl);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ToolResultPart result, TranslationContext context)
    {
        json.WriteString("type", "tool_result");
        json.WriteString("tool_use_id", ToolIds.Fit(result.CallId, 128));
        if (result.Content is [TextPart { CacheTtl: null, Text: var text }])
            json.WriteString("content", text);
        else if (result.Content.Count > 0)
        {
            json.WriteStartArray("content");
            foreach (var part in result.Content)
                if (part is not TextPart { Text.Length: 0 })
                    WritePart(json, part, context);
            json.WriteEndArray();
        }

        if (result.IsError)
            json.WriteBoolean("is_error", true);
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteString("type", "text");
        json.WriteString("text", text);
    }
}
