using System.Globalization;
using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;

namespace Anyray.Optimizer.Envoy;

/// <content>The way back to the client.</content>
internal sealed partial class Exchange
{
    private bool _holds;

    private Task OnResponseHeadersAsync(HttpHeaders headers)
    {
        if (_call is null) return SendAsync(Reply.ResponseHeaders());
        _ = int.TryParse(headers.Get(":status"), NumberStyles.None, CultureInfo.InvariantCulture, out _status);
        _isSse = headers.Get("content-type")?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;

        var mutation = new HeaderMutation();
        mutation.Set(OptimizationHeader.Name, OptimizationHeader.Of(_decision));
        if (_status != 200 || headers.EndOfStream)
        {
            Settle(_status, null);
            return SendAsync(Reply.ResponseHeaders(mutation));
        }

        var mayChange = _decision?.PostCall == true && !_isSse;
        if (_duplexResponse)
        {
            _holds = mayChange;
            if (mayChange) mutation.RemoveHeaders.Add("content-length");
            return SendAsync(Reply.ResponseHeaders(mutation));
        }

        var mode = ModeFor(headers, mayChange);
        _holds = mayChange && mode == BodySendMode.Buffered;
        return SendAsync(Reply.ResponseHeaders(mutation, new() { ResponseBodyMode = mode }));
    }

    // Small JSON may be buffered, which keeps its content-length; a stream, or what could exceed Envoy's buffer, passes chunk by chunk.
    private BodySendMode ModeFor(HttpHeaders headers, bool mayChange)
    {
        if (_isSse) return BodySendMode.Streamed;
        var known = long.TryParse(headers.Get("content-length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return known ? length <= options.MaxBufferedAnswerBytes ? BodySendMode.Buffered : BodySendMode.Streamed
            : mayChange ? BodySendMode.Buffered : BodySendMode.Streamed;
    }

    private async Task OnResponseBodyAsync(HttpBody chunk)
    {
        var held = _holds ? _answer.Bytes : null;
        if (_call is not null) _answer.Add(chunk.Body);
        if (_holds && _answer.Bytes is null)
        {
            // Too long to hold: what was held goes first, the rest as it comes.
            _holds = false;
            if (_duplexResponse && held is { Length: > 0 } bytes) await SendPiecesAsync(bytes, endOfStream: false);
        }

        if (!_holds) await SendAsync(new() { ResponseBody = _duplexResponse ? Reply.Piece(chunk.Body, chunk.EndOfStream) : Reply.Body(null) });
        else if (chunk.EndOfStream) await SendHeldAsync(endOfStream: true);
        else if (!_duplexResponse) await StopHoldingAsync();

        if (chunk.EndOfStream) Finish();
    }

    private async Task OnResponseTrailersAsync()
    {
        if (_holds && _duplexResponse) await SendHeldAsync(endOfStream: false);
        await SendAsync(new() { ResponseTrailers = new() });
        Finish();
    }

    // The host did not take the override to BUFFERED: the pieces are already on their way.
    private Task StopHoldingAsync()
    {
        _holds = false;
        return SendAsync(new() { ResponseBody = Reply.Body(null) });
    }

    private async Task SendHeldAsync(bool endOfStream)
    {
        var original = _answer.Bytes!.Value;
        var changed = await BoundedAsync(deadline => optimizer.OptimizeResponseAsync(_call!, original, deadline));
        if (_duplexResponse) await SendPiecesAsync(changed ?? original, endOfStream);
        else await SendAsync(new() { ResponseBody = Reply.Body(changed) });
    }

    private async Task SendPiecesAsync(ReadOnlyMemory<byte> body, bool endOfStream)
    {
        foreach (var piece in Reply.Pieces(body, endOfStream)) await SendAsync(new() { ResponseBody = piece });
    }

    private void Finish()
    {
        if (_call is not null) Settle(_status, _answer.Bytes);
    }
}
