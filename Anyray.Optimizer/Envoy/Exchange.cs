using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using Grpc.Core;

namespace Anyray.Optimizer.Envoy;

/// <summary>One HTTP request as Envoy shows it, message by message. Each message gets one answer; in full duplex mode bodies get any number.</summary>
internal sealed partial class Exchange(IHostOptimizer optimizer, ExtProcOptions options, TimeProvider time, IServerStreamWriter<ProcessingResponse> envoy, CancellationToken stop)
{
    private readonly AnswerCopy _request = new(options.MaxBodyBytes);
    private readonly AnswerCopy _answer = new(options.MaxAnswerBytes);
    private HostCall? _call;
    private HostDecision? _decision;
    private bool _duplexRequest, _duplexResponse, _headersHeld, _settled;
    private int _status;
    private bool _isSse;

    /// <summary>Answers one message.</summary>
    public Task OnAsync(ProcessingRequest message)
    {
        if (message.ProtocolConfig is { } protocol)
        {
            _duplexRequest = protocol.RequestBodyMode == BodySendMode.FullDuplexStreamed;
            _duplexResponse = protocol.ResponseBodyMode == BodySendMode.FullDuplexStreamed;
        }

        if (message.ObservabilityMode) return Task.CompletedTask;
        return message.RequestCase switch
        {
            ProcessingRequest.RequestOneofCase.RequestHeaders => OnRequestHeadersAsync(message.RequestHeaders, message.MetadataContext),
            ProcessingRequest.RequestOneofCase.RequestBody => OnRequestBodyAsync(message.RequestBody),
            ProcessingRequest.RequestOneofCase.RequestTrailers => OnRequestTrailersAsync(),
            ProcessingRequest.RequestOneofCase.ResponseHeaders => OnResponseHeadersAsync(message.ResponseHeaders),
            ProcessingRequest.RequestOneofCase.ResponseBody => OnResponseBodyAsync(message.ResponseBody),
            ProcessingRequest.RequestOneofCase.ResponseTrailers => OnResponseTrailersAsync(),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Envoy is done, or the client or the provider left. Without trailers no message says which, so the answer's own text decides.</summary>
    public void End()
    {
        if (_call is null || _settled) return;
        var whole = _status == 200 && _answer.Bytes is { } bytes && AnswerText.IsWhole(bytes.Span, _isSse);
        Settle(whole ? 200 : 499, whole ? _answer.Bytes : null);
    }

    private void Settle(int status, ReadOnlyMemory<byte>? body)
    {
        if (_settled) return;
        _settled = true;
        optimizer.Settle(_call!, _decision, new HostAnswer(status, body, _isSse));
    }

    private Task SendAsync(ProcessingResponse response) => envoy.WriteAsync(response, stop);
}
