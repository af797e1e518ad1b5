using Anyray.Contracts.Pricing;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Metering;

/// <summary>Usage of an answer that ended before the provider reported it: what it said so far, the rest estimated from bytes.</summary>
internal static class ProducedUsage
{
    private const int BytesPerToken = 4;

    public static TokenUsage? Of(Attempt attempt)
    {
        var reader = attempt.Reader;
        var output = (reader.OutputBytes + BytesPerToken - 1) / BytesPerToken;
        if (reader.Usage is { } reported)
            return reader.Finished ? reported : reported with { Output = Math.Max(reported.Output, output) };
        if (output == 0) return null;
        return InputOnly(attempt) with { Output = output };
    }

    /// <summary>The request alone, for a provider that was cut off before it said anything.</summary>
    public static TokenUsage InputOnly(Attempt attempt) => new() { Input = attempt.Call.Body.Length / BytesPerToken };
}
