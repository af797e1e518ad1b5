using System.IO.Compression;
using Anyray.Gateway.Providers.Bedrock;

namespace Anyray.Gateway.Upstream;

/// <summary>Opens an answer's body with its content coding and binary framing taken off. Callers always get plain bytes, which everyone accepts.</summary>
internal static class ContentCoding
{
    public static async ValueTask<Stream> OpenAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation);
        if (AnswerKind.IsAwsEventStream(response)) return new EventStreamAsSse(stream);
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)) return stream;
        foreach (var coding in values.ToString().Split(',', StringSplitOptions.TrimEntries).Reverse())
        {
            stream = coding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
                _ => stream,
            };
        }
        return stream;
    }
}
