using System.Text.Json;
using Anyray.Gateway.Dialects.Anthropic;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Thinking in the extension members of <see cref="OpenAIChatDialect"/>.</summary>
internal static class OpenAIThinking
{
    /// <summary>Writes a message's <c>reasoning_content</c> and <c>thinking_blocks</c>.</summary>
    public static void Write(Utf8JsonWriter json, List<Part> parts)
    {
        var thinking = parts.OfType<ThinkingPart>().ToList();
        if (string.Concat(thinking.Select(part => part.Text)) is { Length: > 0 } text)
            json.WriteString("reasoning_content", text);
        if (!thinking.Exists(part => part.Signature is not null))
            return;
        json.WriteStartArray("thinking_blocks");
        foreach (var part in thinking)
            if (part.Signature is { } signature)
                AnthropicBlockWriter.WriteThinking(json, part.Redacted ? null : part.Text, signature);
        json.WriteEndArray();
    }

    /// <summary>Writes the signature of a tool call.</summary>
    public static void WriteCallSignature(Utf8JsonWriter json, Signature? signature)
    {
        if (signature is null)
            return;
        json.WriteStartObject("extra_content");
        json.WriteStartObject("google");
        json.WriteString("thought_signature", signature.ToText(SignatureOrigin.Gemini));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
