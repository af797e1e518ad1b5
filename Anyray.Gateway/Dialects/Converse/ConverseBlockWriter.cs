using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Writes content blocks.</summary>
internal sealed class ConverseBlockWriter(Utf8JsonWriter json, TranslationContext context)
{
    private int _documents;

    public void Write(Part part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case TextPart { Text: var text }:
                json.WriteString("text", text);
                break;
            case RefusalPart { Text: var text }:
                json.WriteString("text", text);
                break;
            case MediaPart media:
                WriteMedia(media);
                break;
            case ThinkingPart thinking:
                WriteThinking(thinking);
                break;
            case ToolCallPart call:
                json.WriteStartObject("toolUse");
                json.WriteString("toolUseId", ToolIds.Fit(call.Id, 64));
                json.WriteString("name", call.Name);
                json.WritePropertyName("input");
                JsonArguments.WriteObject(json, call.Arguments);
                json.WriteEndObject();
                break;
            case ToolResultPart result:
                WriteResult(result);
                break;
        }

        json.WriteEndObject();
    }

    private void WriteThinking(ThinkingPart thinking)
    {
        json.WriteStartObject("reasoningContent");
        if (thinking.Redacted)
            json.WriteString("redactedContent", thinking.Signature!.Value);
        else
        {
            json.WriteStartObject("reasoningText");
            json.WriteString("text", thinking.Text);
            json.WriteString("signature", thinking.Signature!.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteResult(ToolResultPart result)
    {
        json.WriteStartObject("toolResult");
        json.WriteString("toolUseId", ToolIds.Fit(result.CallId, 64));
        json.WriteStartArray("content");
        foreach (var part in result.Content)
            Write(part);
        if (result.Content.Count == 0)
            Write(new TextPart("(no output)"));
        json.WriteEndArray();
        if (result.IsError)
            json.WriteString("status", "error");
        json.WriteEndObject();
    }

    private void WriteMedia(MediaPart media)
    {
        var data = media.Data ?? (media.Text is { } text ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : null);
        var image = media.Kind == MediaKind.Image;
        var format = media.Text is not null ? "txt" : Format(media.MediaType, media.Kind);
        if (data is null || format is null)
            throw Limits.Unsupported(media.Url is null ? OpenAIChatPartWriter.What(media) : "Media by URL (Bedrock takes the bytes only: send it as base64)", context);
        json.WriteStartObject(image ? "image" : media.Kind == MediaKind.Video ? "video" : "document");
        json.WriteString("format", format);
        if (!image && media.Kind != MediaKind.Video)
            json.WriteString("name", Name(media.Name));
        json.WriteStartObject("source");
        json.WriteString("bytes", data);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Names must be unique and made of letters, digits, single spaces, hyphens and brackets.</summary>
    private string Name(string? name)
    {
        var clean = new StringBuilder();
        foreach (var c in name ?? "document")
            clean.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '(' or ')' ? c : '-');
        return ++_documents == 1 ? clean.ToString() : $"{clean}-{_documents}";
    }

    private static string? Format(string? mediaType, MediaKind kind) => (kind, mediaType) switch
    {
        (MediaKind.Image, "image/png") => "png",
        (MediaKind.Image, "image/jpeg") => "jpeg",
        (MediaKind.Image, "image/gif") => "gif",
        (MediaKind.Image, "image/webp") => "webp",
        (MediaKind.Document, "application/pdf") => "pdf",
        (MediaKind.Document, "text/plain") => "txt",
        (MediaKind.Document, "text/csv") => "csv",
        (MediaKind.Document, "text/html") => "html",
        (MediaKind.Document, "text/markdown") => "md",
        (MediaKind.Document, "application/msword") => "doc",
        (MediaKind.Document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document") => "docx",
        (MediaKind.Document, "application/vnd.ms-excel") => "xls",
        (MediaKind.Document, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") => "xlsx",
        (MediaKind.Video, "video/mp4") => "mp4",
        (MediaKind.Video, "video/quicktime") => "mov",
        (MediaKind.Video, "video/webm") => "webm",
        (MediaKind.Video, "video/mpeg") => "mpeg",
        _ => null,
    };
}
