using System.Text;
using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>Writes image and document blocks.</summary>
internal static class AnthropicMediaWriter
{
    public static void Write(Utf8JsonWriter json, MediaPart media, TranslationContext context)
    {
        var image = media.Kind == MediaKind.Image;
        if (media.FileId is not null || media.Kind is MediaKind.Audio or MediaKind.Video)
            throw Limits.Unsupported(OpenAIChatPartWriter.What(media), context);
        json.WriteString("type", image ? "image" : "document");
        json.WriteStartObject("source");
        if (media.Url is not null)
        {
            json.WriteString("type", "url");
            json.WriteString("url", media.Url);
        }
        else if (image && media.MediaType is "image/jpeg" or "image/png" or "image/gif" or "image/webp" || media.MediaType == "application/pdf")
        {
            json.WriteString("type", "base64");
            json.WriteString("media_type", media.MediaType);
            json.WriteString("data", media.Data);
        }
        else if (!image && (media.Text ?? DecodeText(media)) is { } text)
        {
            json.WriteString("type", "text");
            json.WriteString("media_type", "text/plain");
            json.WriteString("data", text);
        }
        else
            throw Limits.Unsupported($"Media of type '{media.MediaType}'", context);
        json.WriteEndObject();
        if (media.Name is not null && !image)
            json.WriteString("title", media.Name);
    }

    /// <summary>The text of a plain text file; null when it is something else.</summary>
    private static string? DecodeText(MediaPart media)
    {
        if (media.Data is null || media.MediaType?.StartsWith("text/", StringComparison.Ordinal) != true)
            return null;
        var bytes = new byte[media.Data.Length];
        return Convert.TryFromBase64String(media.Data, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
