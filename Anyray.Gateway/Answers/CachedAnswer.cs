using System.Text;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Routing;
using Anyray.Gateway.Streaming;

namespace Anyray.Gateway.Answers;

/// <summary>Answers from the optimizer's cache; no provider is called.</summary>
internal sealed class CachedAnswer(AnswerHeaders headers, SpendRecorder recorder)
{
    /// <summary>False when the hit holds nothing that fits the request; the call then goes on.</summary>
    public async Task<bool> TryWriteAsync(Call call, Target? target)
    {
        if (call.Optimization.Result is not { CacheHit: true } hit) return false;
        var text = call.Stream ? hit.CachedResponseSse : hit.CachedResponse?.GetRawText();
        if (string.IsNullOrEmpty(text)) return false;
        var body = Encoding.UTF8.GetBytes(text);
        var response = call.Http.Response;
        response.ContentType = call.Stream ? "text/event-stream" : "application/json";
        response.ContentLength = body.Length;
        call.Meter.BytesOut = body.Length;
        call.Meter.Streamed = call.Stream;
        if (target is not null) recorder.PriceCached(call, target, Reported(call, body));
        headers.Set(call, call.Stream ? null : 0);
        recorder.Settle(call, TerminalState.Cached, StatusCodes.Status200OK, null);
        await response.Body.WriteAsync(body, call.Aborted);
        return true;
    }

    /// <summary>What the kept answer says it used when it was made.</summary>
    private static TokenUsage? Reported(Call call, byte[] body)
    {
        var reader = new AnswerReader(call.Endpoint.Dialect);
        if (!call.Stream)
        {
            reader.Event(default, body);
            return reader.Usage;
        }
        using var scanner = new SseScanner();
        var start = 0;
        while (scanner.TryRead(body, start, ended: true, out var frame))
        {
            if (frame.HasData) reader.Event(scanner.Name, scanner.Data);
            start = frame.End;
            scanner.Reset(start);
        }
        return reader.Usage;
    }
}
