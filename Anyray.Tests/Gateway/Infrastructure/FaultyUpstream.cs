using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>A scriptable provider: each call takes the next step of the script, and the last step for ever after.</summary>
public sealed class FaultyUpstream : IAsyncDisposable
{
    private readonly ConcurrentQueue<RequestDelegate> _script = new();
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private RequestDelegate _last = Json(200, Answers.Chat);
    private LoopbackServer _server = null!;
    private int _aborted;

    public string Url => _server.Url;

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    /// <summary>Calls that the gateway gave up before they were answered.</summary>
    public int Aborted => Volatile.Read(ref _aborted);

    public static async Task<FaultyUpstream> StartAsync()
    {
        var upstream = new FaultyUpstream();
        upstream._server = await LoopbackServer.StartAsync(upstream.HandleAsync);
        return upstream;
    }

    /// <summary>Appends steps; the last one stays in force.</summary>
    public FaultyUpstream Then(params RequestDelegate[] steps)
    {
        foreach (var step in steps) _script.Enqueue(step);
        return this;
    }

    /// <summary>A whole answer.</summary>
    public static RequestDelegate Json(int status, string body, string type = "application/json", params (string Name, string Value)[] headers) => async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        foreach (var (name, value) in headers) http.Response.Headers[name] = value;
        var bytes = Encoding.UTF8.GetBytes(body);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes);
    };

    /// <summary>A stream in pieces, each flushed by itself, then whatever <paramref name="end"/> does.</summary>
    public static RequestDelegate Stream(IEnumerable<string> pieces, RequestDelegate? end = null) => Bytes(pieces.Select(Encoding.UTF8.GetBytes), end);

    /// <inheritdoc cref="Stream"/>
    public static RequestDelegate Bytes(IEnumerable<byte[]> pieces, RequestDelegate? end = null) => async http =>
    {
        http.Response.ContentType = "text/event-stream";
        http.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await http.Response.StartAsync();
        foreach (var piece in pieces)
        {
            await http.Response.Body.WriteAsync(piece);
            await http.Response.Body.FlushAsync();
        }
        if (end is not null) await end(http);
    };

    /// <summary>Cuts the connection.</summary>
    public static RequestDelegate Reset { get; } = http =>
    {
        http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Says nothing until the caller gives up.</summary>
    public static RequestDelegate BlackHole { get; } = http => Task.Delay(Timeout.Infinite, http.RequestAborted);

    /// <summary>Promises more bytes than it sends, then cuts.</summary>
    public static RequestDelegate CutBody(string half) => async http =>
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = half.Length + 100;
        await http.Response.WriteAsync(half);
        await http.Response.Body.FlushAsync();
        await ResetAfterReading(http);
    };

    /// <summary>Cuts the connection once the other side has had time to read: a reset throws away what is still unread.</summary>
    public static RequestDelegate ResetAfterReading { get; } = async http =>
    {
        await Task.Delay(150);
        http.Abort();
    };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _received.Enqueue(new ReceivedRequest(http.Request.Method, http.Request.Path, http.Request.QueryString.Value ?? "", headers, body.ToArray()));
        if (_script.TryDequeue(out var step)) _last = step;
        try { await _last(http); }
        catch (OperationCanceledException) { Interlocked.Increment(ref _aborted); }
    }
}
