using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Writes <c>system</c> and <c>messages</c>. A cache breakpoint is a block of its own here, after what it ends.</summary>
internal sealed class ConverseContentWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    private readonly ConverseBlockWriter _blocks = new(json, context);

    public void Write()
    {
        var first = request.Messages.FindIndex(message => message.Role != ChatRole.System);
        var head = (first < 0 ? request.Messages : request.Messages[..first]).SelectMany(message => message.Parts).Where(Expressible).ToList();
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
        foreach (var (role, parts) in Turns(first < 0 ? [] : request.Messages[first..]))
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

    /// <summary>Turns must alternate.</summary>
    private static List<(string Role, List<Part> Parts)> Turns(List<ChatMessage> messages)
    {
        var turns = new List<(string Role, List<Part> Parts)>();
        foreach (var message in messages)
        {
            var role = message.Role == ChatRole.Assistant ? "assistant" : "user";
            List<Part> parts = message.Role == ChatRole.System ? [ChatText.InlineSystem(message.Parts)] : [.. message.Parts.Where(Expressible)];
            if (parts.Count == 0)
                continue;
            if (turns is [.., var last] && last.Role == role)
                last.Parts.AddRange(parts);
            else
                turns.Add((role, parts));
        }

        return turns;
    }

    private static bool Expressible(Part part) => part switch
    {
        TextPart { Text: var text } => !string.IsNullOrWhiteSpace(text),
        ThinkingPart thinking => thinking.Signature?.Origin == SignatureOrigin.Anthropic,
        _ => true,
    };

    private void WritePart(Part part)
    {
        _blocks.Write(part);
        WriteCachePoint(json, part.CacheTtl);
    }
}
