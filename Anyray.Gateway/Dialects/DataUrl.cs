namespace Anyray.Gateway.Dialects;

/// <summary><c>data:</c> URLs with base64 content.</summary>
internal static class DataUrl
{
    /// <summary>Splits one; false when it is another URL.</summary>
    public static bool TryParse(string url, out string mediaType, out string data)
    {
        (mediaType, data) = ("", "");
        if (!url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return false;
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !url.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            throw new TranslationRefusedException("A data: URL must hold base64, as in data:image/png;base64,…");
        var type = url[5..(comma - 7)];
        var end = type.IndexOf(';', StringComparison.Ordinal);
        mediaType = (end < 0 ? type : type[..end]).ToLowerInvariant();
        data = url[(comma + 1)..];
        return true;
    }

    /// <summary>Builds one.</summary>
    public static string Of(string mediaType, string data) => $"data:{mediaType};base64,{data}";
}
