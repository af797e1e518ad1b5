using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Writes <c>systemInstruction</c> and <c>contents</c>.</summary>
internal sealed class GeminiContentWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    // Google's documented stand-in for calls whose signature is not at hand.
    private const string NoSignature = "skip_thought_signature_validator";

    private readonly Dictionary<string, string> _names = ToolHistory.Names(request);
    private readonly bool _checked = GeminiModels.ChecksSignatures(context.Model);

    public void Write()
    {
        var head = ChatTurns.Head(request).ToList();
        if (head.Count > 0)
        {
            json.WriteStartObject("systemInstruction");
            json.WriteStartArray("parts");
            foreach (var part in head)
                WritePart(part, null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteStartArray("contents");
        foreach (var (role, parts) in ChatTurns.Of(request, Read))
            WriteTurn(role, parts);
        json.WriteEndArray();
    }

    private static (string Role, IEnumerable<Part> Parts) Read(ChatMessage message)
    {
        List<Part> parts = message.Role == ChatRole.System ? [ChatText.InlineSystem(message.Parts)] : message.Parts;
        var says = parts.Exists(part => part is not (ThinkingPart or TextPart { Text.Length: 0, Signature: null }));
        return (message.Role == ChatRole.Assistant ? "model" : "user", says ? parts : []);
    }

    private void WriteTurn(string role, List<Part> parts)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteStartArray("parts");
        string? pending = null;
        var calls = 0;
        foreach (var part in parts)
        {
            // Other dialects can hold the signature only in the thinking before the part that Gemini signed.
            if (part is ThinkingPart thinking)
            {
                pending = thinking.Signature?.OnlyFrom(SignatureOrigin.Gemini)?.Value ?? pending;
                continue;
            }

            var own = part switch { ToolCallPart call => call.Signature, TextPart text => text.Signature, _ => null };
            var signature = own?.OnlyFrom(SignatureOrigin.Gemini)?.Value ?? pending;
            if (part is ToolCallPart && calls++ == 0 && _checked)
                signature ??= NoSignature;
            WritePart(part, signature);
            pending = null;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePart(Part part, string? signature)
    {
        if (part is TextPart { Text.Length: 0 } && signature is null)
            return;
        json.WriteStartObject();
        switch (part)
        {
            case TextPart { Text: var text }:
                json.WriteString("text", text);
                break;
            case RefusalPart { Text: var text }:
                json.WriteString("text", text);
                break;
            case MediaPart { Text: { } text }:
                json.WriteString("text", text);
                break;
            case MediaPart { FileId: null } media:
                GeminiMedia.Write(json, media);
                break;
            case ToolCallPart call:
                json.WriteStartObject("functionCall");
                json.WriteString("name", call.Name);
                json.WritePropertyName("args");
                JsonArguments.WriteObject(json, call.Arguments);
                json.WriteEndObject();
                break;
            case ToolResultPart result:
                WriteResult(result);
                return;
            default:
                throw Limits.Unsupported(OpenAIChatPartWriter.What(part), context);
        }

        if (signature is not null)
            json.WriteString("thoughtSignature", signature);
        json.WriteEndObject();
    }

    /// <summary>Writes the result and closes its part; older models take media only beside it.</summary>
    private void WriteResult(ToolResultPart result)
    {
        var name = result.Name ?? _names.GetValueOrDefault(result.CallId)
            ?? throw new TranslationRefusedException($"The tool result '{result.CallId}' answers no tool call of this conversation.", "messages");
        var media = result.Content.OfType<MediaPart>().Where(part => part.Text is null).ToList();
        if (media.Find(part => part.FileId is not null) is { } file)
            throw Limits.Unsupported(OpenAIChatPartWriter.What(file), context);
        var text = string.Join('\n', result.Content.Select(part => part switch
        {
            TextPart { Text: var plain } => plain,
            MediaPart { Text: { } document } => document,
            _ => null,
        }).Where(piece => piece is not null));
        json.WriteStartObject("functionResponse");
        json.WriteString("name", name);
        json.WriteStartObject("response");
        json.WriteString(result.IsError ? "error" : "output", text);
        json.WriteEndObject();
        if (_checked && media.Count > 0)
        {
            json.WriteStartArray("parts");
            WriteMedia(media);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        if (!_checked)
            WriteMedia(media);
    }

    private void WriteMedia(List<MediaPart> media)
    {
        foreach (var part in media)
        {
            json.WriteStartObject();
            GeminiMedia.Write(json, part);
            json.WriteEndObject();
        }
    }
}
