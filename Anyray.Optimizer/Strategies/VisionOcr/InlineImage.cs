using System.Buffers.Text;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.VisionOcr;

/// <summary>An image that travels in the request itself, in any dialect's block.</summary>
/// <param name="Data">Its base64 text.</param>
/// <param name="Low">The client asked for few tokens (<c>detail: low</c>).</param>
internal readonly record struct InlineImage(string Data, bool Low)
{
    private static readonly string[] Prefixes = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,"];

    /// <summary>Reads chat's <c>image_url.url</c>, responses' <c>image_url</c>, messages' <c>source</c>; null for images by address or id and for other formats.</summary>
    public static InlineImage? Of(JsonNode block)
    {
        var source = block["source"u8];
        if (source.IsObject)
            return source["type"u8].Is("base64"u8) && source["media_type"u8].AsString() is "image/png" or "image/jpeg" && source["data"u8].AsString() is { } given ? new(given, false) : null;
        var holder = block["image_url"u8];
        var low = holder["detail"u8].Is("low"u8) || block["detail"u8].Is("low"u8);
        if ((holder.IsObject ? holder["url"u8] : holder).AsString() is not { } url) return null;
        foreach (var prefix in Prefixes)
            if (url.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return new(url[prefix.Length..], low);
        return null;
    }

    /// <summary>The image's bytes, or null when they are no base64.</summary>
    public byte[]? Decode()
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(Data.Length + 3 & ~3)];
        return Convert.TryFromBase64String(Data, bytes, out var length) ? bytes[..length] : null;
    }
}
