using System.IO.Compression;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Providers.Bedrock;

namespace Anyray.Gateway.Upstream;

/// <summary>Opens an answer's body with its content coding and binary framing taken off. Callers always get plain bytes, which everyone accepts.</summary>
internal static class ContentCoding
{
    public static Stream Open(HttpResponseMessage response, CancellationToken cancellation)
    {
        var stream = response.Content.ReadAsStream(cancellation);
        if (AnswerKind.IsAwsEventStream(response)) return new EventStreamAsSse(stream);
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)) return stream;
        foreach (var coding in values.ToString().Split(',', StringSplitOptions.TrimEntries).Reverse()) stream = Decoded(stream, coding) ?? stream;
        return stream;
    }

    /// <summary>A caller's body with its codings taken off.</summary>
    /// <exception cref="CallRefusedException">415: a coding that is not known.</exception>
    public static Stream Open(HttpRequest request)
    {
        var stream = request.Body;
        if (request.Headers.ContentEncoding is not { Count: > 0 } values) return stream;
        foreach (var coding in values.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
            stream = Decoded(stream, coding) ?? throw new CallRefusedException(StatusCodes.Status415UnsupportedMediaType, ErrorType.UnsupportedMedia, "Send the body as it is, or with content-encoding gzip, br or deflate.");
        return stream;
    }

    private static Stream? Decoded(Stream stream, string coding) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
        "br" => new BrotliStream(stream, CompressionMode.Decompress),
        "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
        "identity" => stream,
        _ => null,
    };
}
