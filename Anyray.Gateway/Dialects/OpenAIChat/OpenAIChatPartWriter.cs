using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Writes the content parts of a chat completions message.</summary>
internal static class OpenAIChatPartWriter
{
    public static void Write(Utf8JsonWriter json, Part part, TranslationContext context)
    {
        json.WriteStartObject();
        switch (part)
        {
            case TextPart { Text: var text }:
                WriteText(json, text);
                break;
            case MediaPart { Text: { } text } document:
                WriteText(json, document.Name is null ? text : $"{document.Name}\n\n{text}");
                break;
            case MediaPart { Kind: MediaKind.Image } image when image.Url is not null || image.Data is not null:
                json.WriteString("type", "image_url");
                json.WriteStartObject("image_url");
                json.WriteString("url", image.Url ?? DataUrl.Of(image.MediaType ?? "image/png", image.Data!));
                if (image.Detail is "auto" or "low" or "high")
                    json.WriteString("detail", image.Detail);
                json.WriteEndObject();
                break;
            case MediaPart { Kind: MediaKind.Audio, Data: { } data } audio when Format(audio.MediaType) is { } format:
                json.WriteString("type", "input_audio");
                json.WriteStartObject("input_audio");
                json.WriteString("data", data);
                json.WriteString("format", format);
                json.WriteEndObject();
                break;
            case MediaPart { Kind: MediaKind.Document, Data: { } data } document:
                json.WriteString("type", "file");
                json.WriteStartObject("file");
                json.WriteString("filename", document.Name ?? "document.pdf");
                json.WriteString("file_data", DataUrl.Of(document.MediaType ?? "application/pdf", data));
                json.WriteEndObject();
                break;
            default:
                throw Limits.Unsupported(What(part), context);
        }

        json.WriteEndObject();
    }

    /// <summary>Names a part in a refusal.</summary>
    public static string What(Part part) => part is not MediaPart media ? "This kind of content"
        : media.FileId is not null ? "A file by its id, which only the provider it was uploaded to knows,"
        : media.Kind switch
        {
            MediaKind.Image => "This image",
            MediaKind.Audio => "Audio in this form",
            MediaKind.Video => "Video",
            _ => media.Url is null ? "A document of this type" : "A document by URL",
        };

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteString("type", "text");
        json.WriteString("text", text);
    }

    private static string? Format(string? mediaType) => mediaType switch
    {
        "audio/wav" or "audio/x-wav" or "audio/wave" => "wav",
        "audio/mp3" or "audio/mpeg" => "mp3",
        _ => null,
    };
}
