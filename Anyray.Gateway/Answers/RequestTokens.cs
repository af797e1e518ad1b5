using System.Buffers;
using System.Text.Json;

namespace Anyray.Gateway.Answers;

/// <summary>Estimates the input tokens of a request without the model's tokenizer: four bytes of text each, and a flat count for media.</summary>
internal static class RequestTokens
{
    private const int BytesPerToken = 4;
    private const int LeastMediaBytes = 512;

    /// <summary>About what providers count for an image of a million pixels.</summary>
    private const int TokensPerMedia = 1400;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_\\"u8);

    /// <summary>At least 1. The body has been scanned, so it is JSON.</summary>
    public static long Of(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
        var (bytes, media) = (0L, 0L);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String && IsMedia(reader.ValueSpan)) media++;
            else if (reader.TokenType >= JsonTokenType.PropertyName) bytes += reader.ValueSpan.Length;
        }
        return Math.Max(1, bytes / BytesPerToken + media * TokensPerMedia);
    }

    private static bool IsMedia(ReadOnlySpan<byte> text) =>
        text.Length >= LeastMediaBytes && (text.StartsWith("data:"u8) || text.IndexOfAnyExcept(Base64) < 0);
}
