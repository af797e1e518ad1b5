using System.Globalization;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Answers;

/// <summary>The gateway's own headers on every answer.</summary>
internal sealed class AnswerHeaders(TimeProvider time)
{
    private const decimal NanoPerUsd = 1_000_000_000m;

    public void Set(Call call, long? costNanoUsd = null)
    {
        var headers = call.Http.Response.Headers;
        headers["x-anyray-trace-id"] = call.TraceId;
        headers["x-anyray-optimization"] = call.Optimization.ToHeader();
        if (call.Meter.Provider is { } provider) headers["x-anyray-provider"] = provider;
        headers["x-anyray-last-used-option-index"] = call.OptionIndex;
        headers["x-anyray-retry-attempt-count"] = call.Retries == 0 ? "0" : call.Retries.ToString(CultureInfo.InvariantCulture);
        var own = time.GetElapsedTime(call.Started) - call.Meter.UpstreamNow(time) - call.Meter.Optimizer;
        headers["x-anyray-overhead-ms"] = (Math.Max(0, (long)own.TotalMicroseconds) / 1000m).ToString(CultureInfo.InvariantCulture);
        if (call.DroppedParams is { Count: > 0 } dropped) headers["x-anyray-dropped-params"] = string.Join(", ", dropped);
        if (costNanoUsd is { } cost) headers["x-anyray-cost-usd"] = (cost / NanoPerUsd).ToString(CultureInfo.InvariantCulture);
    }
}
