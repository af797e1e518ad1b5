using Anyray.Optimizer.Envoy.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Anyray.Tests.Optimizer.Envoy;

/// <summary>Envoy's messages, and a question-and-answer step.</summary>
internal static class EnvoyMessages
{
    public static ProcessingRequest RequestHeaders(string path = "/v1/chat/completions", params (string Key, string Value)[] more) =>
        new() { RequestHeaders = Headers([(":method", "POST"), (":path", path), ("content-type", "application/json"), .. more]) };

    public static ProcessingRequest RequestBody(string body, bool end = true) =>
        new() { RequestBody = new() { Body = ByteString.CopyFromUtf8(body), EndOfStream = end } };

    public static ProcessingRequest ResponseHeaders(string contentType = "application/json", string status = "200", params (string Key, string Value)[] more) =>
        new() { ResponseHeaders = Headers([(":status", status), ("content-type", contentType), .. more]) };

    public static ProcessingRequest ResponseBody(string body, bool end = true) =>
        new() { ResponseBody = new() { Body = ByteString.CopyFromUtf8(body), EndOfStream = end } };

    public static ProcessingRequest Duplex(this ProcessingRequest message)
    {
        message.ProtocolConfig = new() { RequestBodyMode = BodySendMode.FullDuplexStreamed, ResponseBodyMode = BodySendMode.FullDuplexStreamed };
        return message;
    }

    public static async Task<ProcessingResponse> AskAsync(this AsyncDuplexStreamingCall<ProcessingRequest, ProcessingResponse> call, ProcessingRequest message)
    {
        await call.RequestStream.WriteAsync(message);
        return await call.NextAsync();
    }

    public static async Task<ProcessingResponse> NextAsync(this AsyncDuplexStreamingCall<ProcessingRequest, ProcessingResponse> call)
    {
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None), "The service closed the stream.");
        return call.ResponseStream.Current;
    }

    /// <summary>Ends the stream and waits until the service has ended it too.</summary>
    public static async Task EndAsync(this AsyncDuplexStreamingCall<ProcessingRequest, ProcessingResponse> call)
    {
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None), "The service said more than was asked.");
    }

    public static string? Header(this HeaderMutation mutation, string name) =>
        mutation.SetHeaders.FirstOrDefault(h => h.Header.Key == name)?.Header.RawValue.ToStringUtf8();

    private static HttpHeaders Headers((string Key, string Value)[] headers)
    {
        var map = new HeaderMap();
        foreach (var (key, value) in headers) map.Headers.Add(new HeaderValue { Key = key, RawValue = ByteString.CopyFromUtf8(value) });
        return new() { Headers = map };
    }
}
