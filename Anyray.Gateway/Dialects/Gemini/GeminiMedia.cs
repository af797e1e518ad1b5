using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Media parts: <c>inlineData</c> and <c>fileData</c>.</summary>
internal static class GeminiMedia
{
    public static MediaPart Read(JsonElement data)
    {
        var type = data.EitherText("mimeType") ?? "application/octet-stream";
        return new(Kind(type)) { MediaType = type, Data = data.NeedText("data"), Name = data.EitherText("displayName") };
    }

    public static MediaPart ReadFile(JsonElement file)
    {
        var type = file.EitherText("mimeType");
        var uri = file.EitherText("fileUri") ?? throw new ShapeException("fileUri", "a string");

        // Files in Google's own stores can be fetched by nobody else.
        return uri.StartsWith("gs://", StringComparison.Ordinal) || uri.Contains("generativelanguage.googleapis.com", StringComparison.Ordinal)
            ? new(Kind(type)) { MediaType = type, FileId = uri }
            : new(Kind(type)) { MediaType = type, Url = uri };
    }

    public static void Write(Utf8JsonWriter json, MediaPart media)
    {
        if (media.Url is { } url)
        {
            json.WriteStartObject("fileData");
            json.WriteString("fileUri", url);
            json.WriteString("mimeType", media.MediaType ?? Guess(url, media.Kind));
        }
        else
        {
            json.WriteStartObject("inlineData");
            json.WriteString("mimeType", media.MediaType ?? (media.Kind == MediaKind.Image ? "image/png" : "application/pdf"));
            json.WriteString("data", media.Data);
        }

        json.WriteEndObject();
    }

    private static MediaKind Kind(string? type) =>
        type is null || type.StartsWith("image/", StringComparison.Ordinal) ? MediaKind.Image
        : type.StartsWith("audio/", StringComparison.Ordinal) ? MediaKind.Audio
        : type.StartsWith("video/", StringComparison.Ordinal) ? MediaKind.Video
        : MediaKind.Document;

    private static string Guess(string url, MediaKind kind)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        return Path.GetExtension(end < 0 ? url : url[..end]).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            ".pdf" => "application/pdf",
            _ => kind == MediaKind.Document ? "application/pdf" : "image/jpeg",
        };
    }
}
