using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>Reads the content parts of a chat completions message.</summary>
internal static class OpenAIChatPartReader
{
    public static Part Read(JsonElement part)
    {
        var ttl = OpenAIChatMessageReader.CacheTtl(part);
        return part.NeedText("type") switch
        {
            "text" => new TextPart(part.NeedText("text")) { CacheTtl = ttl },
            "refusal" => new RefusalPart(part.NeedText("refusal")),
            "image_url" when part.GetProperty("image_url") is var image =>
                OfUrl(MediaKind.Image, image.IsText() ? image.AsText("image_url") : image.NeedText("url")) with
                {
                    Detail = image.IsText() ? null : image.Text("detail"),
                    CacheTtl = ttl,
                },
            "input_audio" when part.GetProperty("input_audio") is var audio =>
                new MediaPart(MediaKind.Audio) { MediaType = "audio/" + audio.NeedText("format"), Data = audio.NeedText("data"), CacheTtl = ttl },
            "file" when part.GetProperty("file") is var file => ReadFile(file) with { CacheTtl = ttl },
            var other => throw new TranslationRefusedException($"Content of type '{other}' cannot be expressed for this provider.", "messages"),
        };
    }

    /// <summary>Media by URL; a <c>data:</c> URL becomes its bytes.</summary>
    public static MediaPart OfUrl(MediaKind kind, string url) => DataUrl.TryParse(url, out var mediaType, out var data)
        ? new MediaPart(kind) { MediaType = mediaType, Data = data }
        : new MediaPart(kind) { Url = url };

    private static MediaPart ReadFile(JsonElement file)
    {
        if (file.Text("file_data") is not { } data)
            return new(MediaKind.Document) { FileId = file.NeedText("file_id"), Name = file.Text("filename") };
        var media = data.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? OfUrl(MediaKind.Document, data)
            : new MediaPart(MediaKind.Document) { MediaType = "application/pdf", Data = data };
        return media with { Name = file.Text("filename") };
    }
}
