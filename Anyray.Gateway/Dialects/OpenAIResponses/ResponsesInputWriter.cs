using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>Writes <c>input</c>: messages, reasoning, calls and their outputs, each an item.</summary>
internal sealed class ResponsesInputWriter(Utf8JsonWriter json, ChatRequest request, TranslationContext context)
{
    public void Write()
    {
        json.WriteStartArray("input");
        foreach (var message in request.Messages)
        {
            if (message.Role == ChatRole.Assistant)
                WriteAssistant(message.Parts);
            else
                WriteMessage(message.Role == ChatRole.System ? "developer" : "user", message.Parts);
        }

        json.WriteEndArray();
    }

    private void WriteMessage(string role, List<Part> parts)
    {
        foreach (var result in parts.OfType<ToolResultPart>())
            WriteResult(result);
        var rest = parts.Where(part => part is not ToolResultPart).ToList();
        if (rest.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("role", role);
        json.WriteStartArray("content");
        foreach (var part in rest)
            WritePart(part);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteAssistant(List<Part> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case ThinkingPart { Signature: { Origin: SignatureOrigin.OpenAI } signature } thinking:
                    json.WriteStartObject();
                    json.WriteString("type", "reasoning");
                    json.WriteStartArray("summary");
                    if (thinking.Text.Length > 0)
                        WriteText("summary_text", thinking.Text);
                    json.WriteEndArray();
                    json.WriteString("encrypted_content", signature.Value);
                    json.WriteEndObject();
                    break;
                case TextPart { Text: { Length: > 0 } text }:
                    WriteAssistantText(text);
                    break;
                case RefusalPart { Text: var text }:
                    WriteAssistantText(text);
                    break;
                case ToolCallPart call:
                    json.WriteStartObject();
                    json.WriteString("type", "function_call");
                    json.WriteString("call_id", ToolIds.Fit(call.Id, 64));
                    json.WriteString("name", call.Name);
                    json.WriteString("arguments", call.Arguments.Length == 0 ? "{}" : call.Arguments);
                    json.WriteEndObject();
                    break;
            }
        }
    }

    private void WriteAssistantText(string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("role", "assistant");
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private void WriteResult(ToolResultPart result)
    {
        json.WriteStartObject();
        json.WriteString("type", "function_call_output");
        json.WriteString("call_id", ToolIds.Fit(result.CallId, 64));
        var text = ChatText.Join(result.Content, "\n");
        if (result.IsError && !text.StartsWith("Error", StringComparison.OrdinalIgnoreCase))
            text = "Error: " + text;
        if (result.Content.TrueForAll(part => part is TextPart))
            json.WriteString("output", text);
        else
        {
            json.WriteStartArray("output");
            foreach (var part in result.Content)
                WritePart(part);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WritePart(Part part)
    {
        switch (part)
        {
            case TextPart { Text: var text }:
                WriteText("input_text", text);
                return;
            case MediaPart { Text: { } text }:
                WriteText("input_text", text);
                return;
            case MediaPart { FileId: null, Kind: MediaKind.Image } image:
                json.WriteStartObject();
                json.WriteString("type", "input_image");
                json.WriteString("image_url", image.Url ?? DataUrl.Of(image.MediaType ?? "image/png", image.Data!));
                json.WriteString("detail", image.Detail ?? "auto");
                json.WriteEndObject();
                return;
            case MediaPart { FileId: null, Kind: MediaKind.Document } document:
                json.WriteStartObject();
                json.WriteString("type", "input_file");
                if (document.Url is not null)
                    json.WriteString("file_url", document.Url);
                else
                {
                    json.WriteString("filename", document.Name ?? "document.pdf");
                    json.WriteString("file_data", DataUrl.Of(document.MediaType ?? "application/pdf", document.Data!));
                }

                json.WriteEndObject();
                return;
            default:
                throw Limits.Unsupported(OpenAIChatPartWriter.What(part), context);
        }
    }

    private void WriteText(string type, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
