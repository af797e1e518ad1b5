using Anyray.Gateway.Answers;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Hook;
using Anyray.Gateway.Metering;

namespace Anyray.Gateway.Upstream;

/// <summary>Passes an event stream on as it comes, whole events only, and reads usage from it on the way.</summary>
internal sealed class StreamAnswer(SpendRecorder recorder, AnswerHeaders headers, KeptAnswers answers)
{
    private const int FirstBuffer = 8 * 1024;

    public async ValueTask<AttemptResult> RunAsync(Attempt attempt, HttpResponseMessage response)
    {
        using var pump = new StreamPump(attempt, response, recorder, headers, answers);
        using var buffer = new PooledWriter(FirstBuffer);
        await using var stream = ContentCoding.Open(response, attempt.Clock.Token);
        try
        {
            while (!pump.Ended)
            {
                var read = await stream.ReadAsync(buffer.GetMemory(4096), attempt.Clock.Token);
                if (read == 0) break;
                buffer.Advance(read);
                if (pump.Take(buffer, ended: false) is { } failure) return failure;
                // Comments alone do not stop the clock for the first token.
                if (pump.Seen) attempt.Clock.Progress();
                await attempt.Clock.Holding(pump.FlushAsync());
            }
            if (!pump.Ended && pump.Take(buffer, ended: true) is { } late) return late;
            return await pump.FinishAsync();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            if (!attempt.Clock.CallerLeft) return await pump.BreakAsync(UpstreamErrors.FromException(e, attempt.Clock.TimedOut));
            pump.Cancelled();
            throw new OperationCanceledException(attempt.Call.Aborted);
        }
    }
}
