using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Answers;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Hook;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Streaming;

namespace Anyray.Gateway.Upstream;

/// <summary>
/// The state of one stream on its way through: takes whole events from the upstream's buffer, decides what the caller gets
/// of each, and settles before the last bytes leave.
/// </summary>
internal sealed class StreamPump(Attempt attempt, HttpResponseMessage response, SpendRecorder recorder, AnswerHeaders headers, KeptAnswers answers) : IDisposable
{
    private const int MostKept = 1 << 20;
    private readonly PooledWriter _output = new(8 * 1024);
    private readonly PooledWriter? _kept = KeptAnswers.Wants(attempt.Call) ? new PooledWriter() : null;
    private readonly SseScanner _scanner = new();
    private readonly IStreamTranslator? _translator = attempt.Translation?.CreateStream();
    private readonly SseAsJsonArray _array = new();
    private bool _started;
    private bool _settled;

    private Call Call => attempt.Call;

    private AnswerReader Reader => attempt.Reader;

    /// <summary>True once an event with data came.</summary>
    public bool Seen { get; private set; }

    /// <summary>True when the answer is over: its end marker or an error event came.</summary>
    public bool Ended { get; private set; }

    /// <summary>Moves every whole event from <paramref name="buffer"/> to the output. A failure only while nothing has been sent.</summary>
    public UpstreamFailure? Take(PooledWriter buffer, bool ended)
    {
        var start = 0;
        while (!Ended && _scanner.TryRead(buffer.Span, start, ended, out var frame))
        {
            if (One(buffer.Span[frame.Start..frame.End], frame, ended) is { } failure) return failure;
            start = frame.End;
            _scanner.Reset(start);
        }
        buffer.Consume(start);
        _scanner.Moved(start);
        return null;
    }

    public async ValueTask FlushAsync()
    {
        if (_output.Length == 0 || !Seen) return;
        Start();
        if (Ended) Settle(Reader.Failed ? TerminalState.Failed : TerminalState.Completed, Reader.Failed ? "upstream_error_event" : null);
        await SendAsync();
    }

    /// <summary>The upstream has ended.</summary>
    public async Task<AttemptResult> FinishAsync()
    {
        if (!Seen) return UpstreamErrors.Malformed("The provider's stream ended without an event.");
        if (Reader.Failed || Ended || Reader.Finished)
        {
            if (_translator is not null && !Ended) EndTranslation(_translator);
            Ended = true;
            Start();
            Settle(Reader.Failed ? TerminalState.Failed : TerminalState.Completed, Reader.Failed ? "upstream_error_event" : null);
            await SendAsync();
            await Call.Http.Response.CompleteAsync();
            if (_kept is not null && !Reader.Failed) answers.Add(Call, _kept.Span, sse: true);
            return AttemptResult.Done;
        }
        return await BreakAsync(UpstreamErrors.Malformed("The provider's stream ended before the answer was complete.") with { Class = "truncated" });
    }

    /// <summary>The stream broke. Before the first byte another attempt may be made; after it the caller gets an error event.</summary>
    public async Task<AttemptResult> BreakAsync(UpstreamFailure failure)
    {
        if (!_started) return failure;
        if (Ended) return AttemptResult.Done;
        WriteError(failure.Type, failure.Message, failure.Status);
        Settle(TerminalState.Failed, failure.Class);
        await SendAsync();
        return AttemptResult.Done;
    }

    /// <summary>The caller left: what was produced is billed, estimated where the provider had not said.</summary>
    public void Cancelled()
    {
        attempt.TakeFigures();
        attempt.Meter.Usage = ProducedUsage.Of(attempt);
        attempt.Meter.State = TerminalState.Cancelled;
        attempt.Meter.ErrorClass = "client_closed";
        Call.Upstreamed(attempt);
        recorder.Price(Call, attempt.Meter);
        Call.Meter.Streamed = true;
    }

    public void Dispose()
    {
        _output.Dispose();
        _scanner.Dispose();
        _array.Dispose();
        _kept?.Dispose();
    }

    private UpstreamFailure? One(ReadOnlySpan<byte> bytes, SseFrame frame, bool ended)
    {
        if (!frame.HasData)
        {
            if (_translator is null) Write(bytes);
            return null;
        }
        var isJson = Reader.Event(_scanner.Name, _scanner.Data);
        // Half an event at the end of a broken stream is not passed on.
        if (ended && !isJson) return null;
        if (Reader.Failed && !Seen) return FirstError();
        if (!Seen) attempt.Meter.FirstToken = attempt.Clock.Elapsed;
        Seen = true;
        Ended = Reader.Ended || Reader.Failed;
        if (_translator is not null) Translate(isJson);
        else if (!(attempt.StripUsage && Reader.UsageOnly))
        {
            Write(bytes);
            if (ended && !EndsWithBlankLine(bytes)) Write("\n\n"u8);
        }
        return null;
    }

    private void Translate(bool isJson)
    {
        try
        {
            if (Reader.Failed) WriteError(ErrorType.Upstream, UpstreamErrors.Described(UpstreamErrors.Malformed("The provider reported an error."), _scanner.Data.ToArray()).Message, 502);
            else if (!isJson) throw new JsonException();
            else
            {
                if (!_scanner.Data.SequenceEqual("[DONE]"u8)) _translator!.Event(_scanner.Name, _scanner.Data, _output);
                if (Ended) _translator!.End(_output);
            }
        }
        catch (JsonException)
        {
            FailMalformed();
        }
    }

    /// <summary>What the translator held back may turn out not to fit when it comes out.</summary>
    private void EndTranslation(IStreamTranslator translator)
    {
        try
        {
            translator.End(_output);
        }
        catch (JsonException)
        {
            FailMalformed();
        }
    }

    private void FailMalformed()
    {
        Reader.Fail();
        Ended = true;
        WriteError(ErrorType.Upstream, "The provider sent a malformed event.", 502);
    }

    private UpstreamFailure FirstError()
    {
        var described = UpstreamErrors.Described(UpstreamErrors.Malformed("The provider reported an error.") with { Class = "upstream_error_event", Dialect = attempt.Dialect }, _scanner.Data.ToArray());
        return described with { Status = StatusOf(described.TypeName), Body = described.Body };
    }

    private static int StatusOf(string? type) => type switch
    {
        "overloaded_error" => 529,
        "rate_limit_error" or "rate_limit_exceeded" or "insufficient_quota" => 429,
        "invalid_request_error" => 400,
        "authentication_error" => 401,
        "permission_error" => 403,
        "not_found_error" => 404,
        _ => 502,
    };

    private void WriteError(ErrorType type, string message, int status)
    {
        if (_translator is not null) _translator.Error(ErrorNames.Of(type, Call.Endpoint.Dialect), message, _output);
        else StreamError.Write(_output, Call.Endpoint.Dialect, new ErrorBody(status, type, message) { RequestId = Call.Id });
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_output.GetSpan(bytes.Length));
        _output.Advance(bytes.Length);
    }

    private void Start()
    {
        if (_started) return;
        attempt.Claim();
        _started = true;
        var output = Call.Http.Response;
        Call.Meter.Provider = attempt.Meter.Provider;
        Call.Meter.Streamed = true;
        Call.Meter.FirstToken = attempt.Meter.FirstToken;
        output.StatusCode = attempt.Meter.Status;
        ForwardedHeaders.Copy(response, output);
        output.ContentType = Call.JsonArrayStream ? "application/json" : "text/event-stream";
        output.Headers.CacheControl = "no-cache";
        headers.Set(Call);
    }

    private void Settle(TerminalState state, string? errorClass)
    {
        if (_settled) return;
        _settled = true;
        attempt.TakeFigures();
        if (state == TerminalState.Failed) attempt.Meter.Usage = ProducedUsage.Of(attempt);
        attempt.Meter.State = state;
        attempt.Meter.ErrorClass = errorClass;
        recorder.Price(Call, attempt.Meter);
        Call.Meter.Streamed = true;
        Call.Meter.BytesOut += _output.Length;
        recorder.Settle(Call, state, Call.Http.Response.StatusCode, errorClass);
    }

    private async ValueTask SendAsync()
    {
        if (_output.Length == 0 && !(Call.JsonArrayStream && Ended)) return;
        if (Call.JsonArrayStream) _array.Convert(_output, Ended || _settled);
        if (_kept is { Length: <= MostKept })
        {
            _output.Span.CopyTo(_kept.GetSpan(_output.Length));
            _kept.Advance(_output.Length);
        }
        if (!_settled) Call.Meter.BytesOut += _output.Length;
        await Call.Http.Response.Body.WriteAsync(_output.Memory, Call.Aborted);
        await Call.Http.Response.Body.FlushAsync(Call.Aborted);
        _output.Clear();
    }

    private static bool EndsWithBlankLine(ReadOnlySpan<byte> bytes) => bytes.EndsWith("\n\n"u8) || bytes.EndsWith("\r\n\r\n"u8) || bytes.EndsWith("\r\r"u8);
}
