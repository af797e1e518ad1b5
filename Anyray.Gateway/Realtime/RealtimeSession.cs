using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Metering;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Anyray.Gateway.Realtime;

/// <summary>
/// Looks over a WebSocket's shoulder: adds up the usage of every <c>response.done</c> event, and sees whether the provider closed
/// in good order. Source of the events: the realtime types of OpenAI's client.
/// </summary>
internal sealed class RealtimeSession : IHttpUpgradeFeature, IDisposable
{
    private readonly IFeatureCollection _features;
    private readonly IHttpUpgradeFeature _inner;
    private readonly WebSocketFrames _frames;
    private TokenUsage _usage;
    private string? _model;

    private RealtimeSession(IFeatureCollection features, IHttpUpgradeFeature inner)
    {
        (_features, _inner, _frames) = (features, inner, new WebSocketFrames(OnMessage));
        features.Set<IHttpUpgradeFeature>(this);
    }

    public bool IsUpgradableRequest => _inner.IsUpgradableRequest;

    /// <summary>True once the provider took the connection.</summary>
    public bool Opened { get; private set; }

    /// <summary>Bytes to the caller.</summary>
    public long Bytes => _frames.Bytes;

    /// <summary>Watches the connection if it asks to become a WebSocket; null if not.</summary>
    public static RealtimeSession? Watch(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade ? new RealtimeSession(http.Features, upgrade) : null;

    public async Task<Stream> UpgradeAsync()
    {
        var stream = await _inner.UpgradeAsync();
        Opened = true;
        return new WatchedStream(stream, _frames);
    }

    public void Read(AttemptMeter attempt)
    {
        attempt.Usage = _usage;
        attempt.ModelServed = _model;
    }

    /// <summary>A session is complete when the provider said so with a close frame, which also answers the caller's own.</summary>
    public (TerminalState State, string? ErrorClass) EndOf(ForwarderError error, CancellationToken aborted)
    {
        if (_frames.Closed) return (TerminalState.Completed, null);
        var callers = aborted.IsCancellationRequested || error is ForwarderError.UpgradeRequestClient or ForwarderError.UpgradeResponseClient or ForwarderError.UpgradeRequestCanceled;
        return callers ? (TerminalState.Cancelled, "client_closed") : (TerminalState.Failed, "truncated");
    }

    public void Dispose()
    {
        _features.Set(_inner);
        _frames.Dispose();
    }

    private void OnMessage(ReadOnlySpan<byte> message)
    {
        // Audio makes up most messages; only these two are parsed.
        var done = message.IndexOf("\"response.done\""u8) >= 0;
        if (!done && (_model is not null || message.IndexOf("\"session.created\""u8) < 0)) return;
        var reader = new AnswerReader(Dialect.OpenAIResponses);
        if (!reader.Event(default, message)) return;
        _model ??= reader.ModelServed;
        if (!done || reader.Usage is not { } usage) return;
        _usage = new TokenUsage
        {
            Input = _usage.Input + usage.Input,
            CacheRead = _usage.CacheRead + usage.CacheRead,
            Output = _usage.Output + usage.Output,
        };
    }
}
