using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Writes <c>system</c> and <c>messages</c>.</summary>
internal sealed class AnthropicMessageWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    public void Write()
    {
        WriteSystem([.. ChatTurns.Head(request)]);
        json.WriteStartArray("messages");
        foreach (var (role, parts) in ChatTurns.Of(request, Read))
            WriteTurn(role, parts);
        json.WriteEndArray();
    }

    private void WriteSystem(List<Part> parts)
    {
        // The dialect has no mode for "some JSON object", nor for objects of free names; saying so is what its own guide advises.
        if (request.Format is { } format && (format.Schema is null || AnthropicSchema.Enforced(format.Schema.Value) is null))
            parts.Add(new TextPart(format.Instruction));
        parts.RemoveAll(part => part is not TextPart { Text.Length: > 0 });
        if (parts.Count == 0)
            return;
        if (parts is [TextPart { CacheTtl: null, Text: var text }])
        {
            json.WriteString("system", text);
            return;
        }

        json.WriteStartArray("system");
        foreach (var part in parts)
            AnthropicBlockWriter.WritePart(json, part, context);
        json.WriteEndArray();
    }

    private (string Role, IEnumerable<Part> Parts) Read(ChatMessage message) =>
        message.Role == ChatRole.System && !AnthropicModels.TakesInlineSystem(context.Model)
            ? ("user", [ChatText.InlineSystem(message.Parts)])
            : (message.Role switch { ChatRole.System => "system", ChatRole.Assistant => "assistant", _ => "user" }, message.Parts.Where(Expressible));

    private void WriteTurn(string role, List<Part> parts)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        if (parts is [TextPart { CacheTtl: null, Text: var text }])
            json.WriteString("content", text);
        else
        {
            json.WriteStartArray("content");
            foreach (var part in parts.OrderBy(part => part is ToolResultPart ? 0 : 1))
                WritePart(part);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WritePart(Part part)
    {
        if (part is ThinkingPart { Signature: { } signature } thinking)
            AnthropicBlockWriter.WriteThinking(json, thinking.Redacted ? null : thinking.Text, signature);
        else
            AnthropicBlockWriter.WritePart(json, part, context);
    }

    /// <summary>Empty text is refused, and so is thinking that Claude did not sign.</summary>
    public static bool Expressible(Part part) => part switch
    {
        TextPart { Text: var text } => !string.IsNullOrWhiteSpace(text),
        ThinkingPart thinking => thinking.Signature?.Origin == SignatureOrigin.Anthropic,
        _ => true,
    };
}
