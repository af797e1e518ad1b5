using Anyray.Contracts.Pricing;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Metering;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Anyray.Gateway.Realtime;

/// <summary>
/// Looks over a WebSocket's shoulder: adds up the usage of every <c>response.done</c> event and of every transcript of what
/// the caller said, which another model makes, and sees whether the provider closed in good order. Source of the events: the realtime types of OpenAI's client.
/// </summary>
internal sealed class RealtimeSession : IHttpUpgradeFeature, IDisposable
{
    private readonly IFeatureCollection _features;
    private readonly IHttpUpgradeFeature _inner;
    private readonly WebSocketFrames _frames;
    private TokenUsage _usage = TokenUsage.None;
    private TokenUsage _heard = TokenUsage.None;
    private string? _model;
    private string? _listener;

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
        // A session that only transcribes has no other model.
        var spoke = _usage != TokenUsage.None || _heard == TokenUsage.None;
        (attempt.Usage, attempt.ModelServed) = spoke ? (_usage, _model) : (_heard, _listener);
        if (spoke && _heard != TokenUsage.None) attempt.Others = [new ModelUsage(_listener ?? "", _heard)];
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
        // Audio makes up most messages; only these are parsed.
        var done = message.IndexOf("\"response.done\""u8) >= 0;
        var heard = !done && message.IndexOf("input_audio_transcription.completed\""u8) >= 0;
        var session = !done && !heard && (message.IndexOf("session.created\""u8) >= 0 || message.IndexOf("session.updated\""u8) >= 0);
        if (!done && !heard && !session) return;
        var reader = new AnswerReader(Dialect.OpenAIResponses);
        if (!reader.Event(default, message)) return;
        if (session) _listener = TranscriptionModel.In(message) ?? _listener;
        if (!heard) _model ??= reader.ModelServed;
        if (reader.Usage is not { } usage) return;
        if (done) _usage += usage;
        else if (heard) _heard += usage;
    }
}
