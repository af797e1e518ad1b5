using System.Text.Json;
using Anyray.Gateway.Dialects.Anthropic;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Writes <c>system</c> and <c>messages</c>. A cache breakpoint is a block of its own here, after what it ends.</summary>
internal sealed class ConverseContentWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    private readonly ConverseBlockWriter _blocks = new(json, context);

    public void Write()
    {
        var head = ChatTurns.Head(request).Where(AnthropicMessageWriter.Expressible).ToList();
        if (request.Format is { } format && !ConverseFormat.ByTool(request) && ConverseFormat.Enforced(format, context.Model) is null)
            head.Add(new TextPart(format.Instruction));
        if (head.Count > 0)
        {
            json.WriteStartArray("system");
            foreach (var part in head)
                WritePart(part);
            json.WriteEndArray();
        }

        json.WriteStartArray("messages");
        foreach (var (role, parts) in ChatTurns.Of(request, Read))
        {
            json.WriteStartObject();
            json.WriteString("role", role);
            json.WriteStartArray("content");
            foreach (var part in parts.OrderBy(part => part is ToolResultPart ? 0 : 1))
                WritePart(part);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a cache breakpoint.</summary>
    public static void WriteCachePoint(Utf8JsonWriter json, string? ttl)
    {
        if (ttl is null)
            return;
        json.WriteStartObject();
        json.WriteStartObject("cachePoint");
        json.WriteString("type", "default");
        if (ttl == "1h")
            json.WriteString("ttl", ttl);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static (string Role, IEnumerable<Part> Parts) Read(ChatMessage message) =>
        message.Role == ChatRole.System
            ? ("user", [ChatText.InlineSystem(message.Parts)])
            : (message.Role == ChatRole.Assistant ? "assistant" : "user", message.Parts.Where(AnthropicMessageWriter.Expressible));

    private void WritePart(Part part)
    {
        _blocks.Write(part);
        WriteCachePoint(json, part.CacheTtl);
    }
}
