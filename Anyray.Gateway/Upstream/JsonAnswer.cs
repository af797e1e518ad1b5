using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Answers;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Hook;
using Anyray.Gateway.Metering;

namespace Anyray.Gateway.Upstream;

/// <summary>Reads a whole answer, checks that it is JSON, prices it, and passes it on with its cost in the headers.</summary>
internal sealed class JsonAnswer(SpendRecorder recorder, AnswerHeaders headers, AnswerHook hook, KeptAnswers kept)
{
    /// <summary>Up to here an answer is read whole before its headers go out; a translated one always is, up to the second limit.</summary>
    private const int WholeBytes = 1 << 20;
    private const int MostBytes = 64 << 20;

    public async ValueTask<AttemptResult> RunAsync(Attempt attempt, HttpResponseMessage response)
    {
        if (!AnswerKind.MayBeJson(response)) return UpstreamErrors.Malformed("The provider's answer is not JSON.");
        using var body = new PooledWriter(Capacity(response));
        await using var stream = ContentCoding.Open(response, attempt.Clock.Token);
        if (!await ReadAsync(attempt, stream, body)) return UpstreamErrors.Malformed("The provider's answer was cut short.");
        if (body.Length > WholeBytes && !attempt.Translated) return await PassOnAsync(attempt, response, stream, body);
        if (body.Length > MostBytes) return UpstreamErrors.Malformed("The provider's answer is too large to translate.");
        try
        {
            attempt.Reader.Body(body.Span);
            attempt.Reader.Header(response);
            if (attempt.Translation is not { } translation) return await SendAsync(attempt, response, body);
            using var translated = new PooledWriter(body.Length);
            translation.WriteResponse(body.Memory, translated);
            return await SendAsync(attempt, null, translated);
        }
        catch (JsonException)
        {
            return UpstreamErrors.Malformed("The provider's answer is not valid JSON.");
        }
    }

    /// <summary>Reads to the end, or past the limit. False when the body is cut short.</summary>
    private static async ValueTask<bool> ReadAsync(Attempt attempt, Stream stream, PooledWriter body)
    {
        var limit = attempt.Translated ? MostBytes : WholeBytes;
        try
        {
            while (body.Length <= limit)
            {
                var read = await stream.ReadAsync(body.GetMemory(4096), attempt.Clock.Token);
                if (read == 0) return true;
                if (attempt.Meter.FirstToken == default) attempt.Meter.FirstToken = attempt.Clock.Elapsed;
                body.Advance(read);
                attempt.Clock.Progress();
            }
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return false;
        }
    }

    private async ValueTask<AttemptResult> SendAsync(Attempt attempt, HttpResponseMessage? response, PooledWriter body)
    {
        var call = attempt.Call;
        Start(attempt, response);
        recorder.Price(call, attempt.Meter);
        var answer = await hook.ChangeAsync(call, body.Memory) ?? body.Memory;
        call.Http.Response.ContentLength = answer.Length;
        headers.Set(call, attempt.Meter.CostNanoUsd);
        call.Meter.BytesOut = answer.Length;
        attempt.Meter.State = TerminalState.Completed;
        recorder.Settle(call, TerminalState.Completed, call.Http.Response.StatusCode, null);
        await call.Http.Response.Body.WriteAsync(answer, call.Aborted);
        kept.Add(call, answer.Span, sse: false);
        return AttemptResult.Done;
    }

    private static void Start(Attempt attempt, HttpResponseMessage? response)
    {
        var output = attempt.Call.Http.Response;
        attempt.Claim();
        attempt.TakeFigures();
        attempt.Call.Meter.FirstToken = attempt.Meter.FirstToken;
        output.StatusCode = attempt.Meter.Status;
        if (response is not null) ForwardedHeaders.Copy(response, output);
        else output.ContentType = "application/json";
    }

    /// <summary>A large answer goes out as it comes; its last piece waits until the ledger row is written.</summary>
    private async ValueTask<AttemptResult> PassOnAsync(Attempt attempt, HttpResponseMessage response, Stream stream, PooledWriter body)
    {
        var call = attempt.Call;
        var output = call.Http.Response;
        Start(attempt, response);
        call.Meter.Provider = attempt.Meter.Provider;
        headers.Set(call);
        var sent = 0;
        try
        {
            while (true)
            {
                var held = body.Length;
                var read = await stream.ReadAsync(body.GetMemory(64 * 1024), attempt.Clock.Token);
                if (read == 0) break;
                body.Advance(read);
                attempt.Clock.Progress();
                await attempt.Clock.Holding(output.Body.WriteAsync(body.Memory[sent..held], call.Aborted));
                call.Meter.BytesOut += held - sent;
                sent = held;
                if (body.Length <= MostBytes) continue;
                await output.Body.WriteAsync(body.Memory[sent..], call.Aborted);
                call.Meter.BytesOut += body.Length - sent;
                body.Clear();
                sent = 0;
            }
            attempt.Reader.Body(body.Span);
        }
        catch (Exception e) when (!attempt.Clock.CallerLeft && e is (HttpRequestException or IOException or InvalidDataException or OperationCanceledException or JsonException))
        {
            // Headers are out: only a broken connection keeps a cut body from looking whole.
            attempt.Meter.State = TerminalState.Failed;
            attempt.Meter.ErrorClass = "malformed_upstream";
            recorder.Settle(call, TerminalState.Failed, output.StatusCode, "malformed_upstream");
            call.Http.Abort();
            return AttemptResult.Done;
        }
        attempt.TakeFigures();
        recorder.Price(call, attempt.Meter);
        call.Meter.BytesOut += body.Length - sent;
        attempt.Meter.State = TerminalState.Completed;
        recorder.Settle(call, TerminalState.Completed, output.StatusCode, null);
        await output.Body.WriteAsync(body.Memory[sent..], call.Aborted);
        return AttemptResult.Done;
    }

    private static int Capacity(HttpResponseMessage response) =>
        (int)Math.Clamp(response.Content.Headers.ContentLength ?? 4096, 256, WholeBytes) + 1;
}
