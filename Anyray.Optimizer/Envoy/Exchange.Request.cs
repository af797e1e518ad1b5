using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;

namespace Anyray.Optimizer.Envoy;

/// <content>The way to the provider.</content>
internal sealed partial class Exchange
{
    private static readonly ProcessingMode NothingMore = new()
    {
        RequestBodyMode = BodySendMode.None,
        ResponseHeaderMode = HeaderSendMode.Skip,
        ResponseBodyMode = BodySendMode.None,
    };

    private Task OnRequestHeadersAsync(HttpHeaders headers, Metadata? context)
    {
        var endpoint = headers.EndOfStream || headers.Get(":method") != "POST" || headers.Get("content-encoding") is not null
            ? null
            : EndpointPath.Endpoint(headers.Get(":path") ?? "");
        if (endpoint is null) return SendAsync(Reply.RequestHeaders(mode: _duplexRequest ? null : NothingMore));

        _call = new HostCall { Endpoint = endpoint, Body = default, Metadata = EnvoyIdentity.Of(headers, context), Trusted = true, Began = time.GetUtcNow() };

        // In full duplex mode the answer lets the request go: held until the body has been seen, so that a hit can still answer.
        _headersHeld = _duplexRequest;
        return _headersHeld ? Task.CompletedTask : SendAsync(Reply.RequestHeaders(ToProvider()));
    }

    private async Task OnRequestBodyAsync(HttpBody chunk)
    {
        // A buffered body comes in one message. More than one means that they may be answered in one go.
        _duplexRequest |= !chunk.EndOfStream;
        if (_call is null)
        {
            await SendAsync(new() { RequestBody = _duplexRequest ? Reply.Piece(chunk.Body, chunk.EndOfStream) : Reply.Body(null) });
            return;
        }

        var before = _request.Bytes;
        _request.Add(chunk.Body);
        if (_request.Bytes is null)
        {
            _call = null;
            await ForwardAsync(before ?? default, endOfStream: false);
            await SendAsync(new() { RequestBody = _duplexRequest ? Reply.Piece(chunk.Body, chunk.EndOfStream) : Reply.Body(null) });
        }
        else if (chunk.EndOfStream)
        {
            await DecideAsync(endOfStream: true);
        }
    }

    private async Task OnRequestTrailersAsync()
    {
        if (_call is not null && _duplexRequest && _decision is null) await DecideAsync(endOfStream: false);
        if (!_settled) await SendAsync(new() { RequestTrailers = new() });
    }

    private async Task DecideAsync(bool endOfStream)
    {
        var body = _request.Bytes!.Value;
        _call = _call! with { Body = body, Stream = RequestStreamFlag.Of(body.Span) };
        _decision = await BoundedAsync(deadline => optimizer.OptimizeAsync(_call, deadline));
        if (_decision?.Cached is { } cached)
        {
            _isSse = _call.Stream;
            Settle(200, cached);
            await SendAsync(Reply.Immediate(cached, _isSse ? "text/event-stream" : "application/json", OptimizationHeader.Of(_decision)));
        }
        else if (_duplexRequest)
        {
            await ForwardAsync(_decision?.Body ?? body, endOfStream);
        }
        else
        {
            await SendAsync(new() { RequestBody = Reply.Body(_decision?.Body) });
        }
    }

    private async Task ForwardAsync(ReadOnlyMemory<byte> body, bool endOfStream)
    {
        if (_headersHeld)
        {
            _headersHeld = false;
            var headers = ToProvider();
            headers.RemoveHeaders.Add("content-length");
            await SendAsync(Reply.RequestHeaders(headers));
        }

        if (!_duplexRequest) return;
        foreach (var piece in Reply.Pieces(body, endOfStream)) await SendAsync(new() { RequestBody = piece });
    }

    /// <summary>Runs past the deadline count as "no decision".</summary>
    private async Task<T?> BoundedAsync<T>(Func<CancellationToken, ValueTask<T?>> work)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(TimeSpan.FromMilliseconds(options.TimeoutMs));
        try
        {
            return await work(deadline.Token).AsTask().WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return default;
        }
    }

    // A compressed answer could be neither metered nor cached.
    private static HeaderMutation ToProvider()
    {
        var headers = new HeaderMutation();
        headers.Set("accept-encoding", "identity");
        headers.RemoveHeaders.Add("x-anyray-metadata");
        return headers;
    }
}
