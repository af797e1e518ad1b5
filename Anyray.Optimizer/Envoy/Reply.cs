using System.Text;
using Anyray.Optimizer.Envoy.Wire;
using Google.Protobuf;

namespace Anyray.Optimizer.Envoy;

/// <summary>The answers to Envoy's messages.</summary>
internal static class Reply
{
    /// <summary>Largest piece of a streamed body, in bytes: well under the 4 MiB a gRPC client takes by default.</summary>
    private const int PieceBytes = 64 * 1024;

    /// <summary>Go on, with the headers changed.</summary>
    public static ProcessingResponse RequestHeaders(HeaderMutation? headers = null, ProcessingMode? mode = null) =>
        new() { RequestHeaders = new() { Response = Common(headers) }, ModeOverride = mode };

    /// <inheritdoc cref="RequestHeaders"/>
    public static ProcessingResponse ResponseHeaders(HeaderMutation? headers = null, ProcessingMode? mode = null) =>
        new() { ResponseHeaders = new() { Response = Common(headers) }, ModeOverride = mode };

    /// <summary>Go on with <paramref name="body"/>, or as it came. Envoy answers 500 when content-length does not fit a changed body.</summary>
    public static BodyResponse Body(ReadOnlyMemory<byte>? body)
    {
        if (body is not { } bytes) return new() { Response = new() };
        var length = new HeaderMutation();
        length.Set("content-length", bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new() { Response = new() { HeaderMutation = length, BodyMutation = new() { Body = UnsafeByteOperations.UnsafeWrap(bytes) } } };
    }

    /// <summary>A body in pieces, for the full duplex mode.</summary>
    public static IEnumerable<BodyResponse> Pieces(ReadOnlyMemory<byte> body, bool endOfStream)
    {
        for (var at = 0; at == 0 || at < body.Length; at += PieceBytes)
        {
            var piece = body.Slice(at, Math.Min(PieceBytes, body.Length - at));
            yield return Piece(UnsafeByteOperations.UnsafeWrap(piece), endOfStream && at + piece.Length == body.Length);
        }
    }

    /// <summary>One piece of a body, for the full duplex mode.</summary>
    public static BodyResponse Piece(ByteString body, bool endOfStream) =>
        new() { Response = new() { BodyMutation = new() { StreamedResponse = new() { Body = body, EndOfStream = endOfStream } } } };

    /// <summary>Answers the client from here; Envoy then ends the stream.</summary>
    public static ProcessingResponse Immediate(ReadOnlyMemory<byte> body, string contentType, string mark)
    {
        var headers = new HeaderMutation();
        headers.Set("content-type", contentType);
        headers.Set("x-anyray-optimization", mark);
        return new() { ImmediateResponse = new() { Status = new() { Code = 200 }, Headers = headers, Body = UnsafeByteOperations.UnsafeWrap(body), Details = "anyray_cache_hit" } };
    }

    /// <summary>Sets a header. <c>raw_value</c> alone: Envoy refuses a mutation with both forms.</summary>
    public static void Set(this HeaderMutation headers, string name, string value) => headers.SetHeaders.Add(new HeaderValueOption
    {
        Header = new() { Key = name, RawValue = ByteString.CopyFrom(value, Encoding.UTF8) },
        AppendAction = HeaderValueOption.Types.HeaderAppendAction.OverwriteIfExistsOrAdd,
    });

    private static CommonResponse Common(HeaderMutation? headers) => new() { HeaderMutation = headers };
}
