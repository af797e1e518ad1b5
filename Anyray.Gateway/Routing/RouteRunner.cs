using Anyray.Gateway.Calls;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Routing;

/// <summary>Follows a route until a target answers. Returns the last failure when none does.</summary>
internal sealed class RouteRunner(AttemptRunner attempts, HedgeRunner hedges, TimeProvider time, Random random)
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    public Task<UpstreamFailure?> RunAsync(Call call, Route route) =>
        route.Alternatives.Count == 0 ? TargetAsync(call, route) : AlternativesAsync(call, route);

    private async Task<UpstreamFailure?> AlternativesAsync(Call call, Route route)
    {
        if (route.Hedge is { } hedge && hedges.Applies(call, route, hedge)) return await hedges.RunAsync(call, route, hedge);
        UpstreamFailure? failure = null;
        for (var i = 0; i < route.Alternatives.Count; i++)
        {
            var last = i == route.Alternatives.Count - 1;
            try
            {
                failure = await RunAsync(call, route.Alternatives[i]);
            }
            catch (CallRefusedException) when (!last && route.Alternatives[i].Refused is not null)
            {
                continue;
            }
            if (failure is null || !Matches(failure, route.OnStatusCodes)) return failure;
        }
        return failure;
    }

    private async Task<UpstreamFailure?> TargetAsync(Call call, Route route)
    {
        if (route.Refused is { } refused) throw refused;
        call.OptionIndex = route.Index;
        for (var retry = 0; ; retry++)
        {
            call.Retries = retry;
            if ((await attempts.RunAsync(call, route.Target!)).Failure is not { } failure) return null;
            if (retry >= route.Retry.Attempts || !Matches(failure, route.Retry.OnStatusCodes)) return failure;
            var pause = Pause(retry);
            if (route.Retry.UseRetryAfter && failure.RetryAfter is { } asked)
            {
                if (asked > LongestRetryAfter) return failure;
                pause = asked;
            }
            var since = time.GetTimestamp();
            await Task.Delay(pause, time, call.Aborted);
            call.Meter.Upstream += time.GetElapsedTime(since);
        }
    }

    /// <summary>Exponential with full jitter.</summary>
    private TimeSpan Pause(int retry)
    {
        var most = FirstPause * Math.Pow(2, retry);
        return (most < LongestPause ? most : LongestPause) * random.NextDouble();
    }

    private static bool Matches(UpstreamFailure failure, IReadOnlyList<int>? statuses) =>
        statuses is null ? failure.Retryable : statuses.Contains(failure.Status);
}
