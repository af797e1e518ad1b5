using System.Buffers.Binary;
using System.Net;
using System.Text;
using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using Google.Protobuf;

namespace Anyray.Optimizer.Envoy;

/// <summary>One call through the whole path, so that the first real one does not pay for compiling it.</summary>
internal static class ExtProcWarmUp
{
    private const string Request = """{"model":"warm-up","messages":[{"role":"user","content":"warm up"}]}""";

    private static readonly Dictionary<string, string> Tenant = new() { ["tenantId"] = "warm-up" };

    /// <summary>
    /// Sends a request that is no model call through the local port, so that it leaves no row, and asks for one decision beside
    /// it. A failure is not worth stopping for.
    /// </summary>
    public static async Task RunAsync(IHostOptimizer optimizer, DateTimeOffset now, int port, string? token, CancellationToken stop)
    {
        var call = new HostCall { Endpoint = "/v1/chat/completions", Body = Encoding.UTF8.GetBytes(Request), Metadata = Tenant, CanShortCircuit = false, Began = now };
        await Task.WhenAll(optimizer.OptimizeAsync(call, stop).AsTask(), CallAsync(port, token, stop));
    }

    private static async Task CallAsync(int port, string? token, CancellationToken stop)
    {
        using var body = new MemoryStream();
        Write(body, new() { RequestHeaders = Headers(), ProtocolConfig = new() { RequestBodyMode = BodySendMode.Buffered } });
        Write(body, new() { RequestBody = new() { Body = ByteString.CopyFromUtf8(Request), EndOfStream = true } });
        body.Position = 0;

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var call = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/envoy.service.ext_proc.v3.ExternalProcessor/Process")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new StreamContent(body) { Headers = { ContentType = new("application/grpc") } },
            Headers = { TE = { new("trailers") } },
        };
        if (token is { Length: > 0 }) call.Headers.Authorization = new("Bearer", token);
        try
        {
            using var answer = await client.SendAsync(call, stop);
            await answer.Content.ReadAsByteArrayAsync(stop);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            // Cold, but there.
        }
    }

    private static HttpHeaders Headers()
    {
        var headers = new HttpHeaders { Headers = new() };
        foreach (var (key, value) in new[] { (":method", "POST"), (":path", "/warm-up"), ("content-type", "application/json") })
            headers.Headers.Headers.Add(new HeaderValue { Key = key, RawValue = ByteString.CopyFrom(value, Encoding.UTF8) });
        return headers;
    }

    // gRPC's framing: not compressed, then the length.
    private static void Write(MemoryStream to, ProcessingRequest message)
    {
        Span<byte> prefix = stackalloc byte[5];
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], message.CalculateSize());
        to.Write(prefix);
        message.WriteTo(to);
    }
}
