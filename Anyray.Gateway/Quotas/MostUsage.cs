using Anyray.Contracts.Pricing;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Quotas;

/// <summary>The most that a call is likely to use, so that what is reserved covers what is settled.</summary>
internal static class MostUsage
{
    /// <summary>Dense text has two to three bytes per token; the floor covers what providers add to short requests.</summary>
    private const int BytesPerToken = 2;
    private const int LeastInput = 1024;
    private const int UnlimitedOutput = 4096;

    public static TokenUsage Of(Call call) => new()
    {
        Input = Math.Max(LeastInput, (call.Body?.Length ?? call.BytesIn) / BytesPerToken),
        Output = call.Endpoint.Dialect == Dialect.OpenAIEmbeddings ? 0 : call.Scan?.MaxOutputTokens ?? UnlimitedOutput,
        // Naming a dearer tier is enough: what is not used of the reservation comes back.
        Details = call.Body is { } body && body.Span.IndexOf("\"priority\""u8) >= 0 ? new() { Tier = ServiceTier.Priority }
            : call.Body is { } other && other.Span.IndexOf("\"fast\""u8) >= 0 ? new() { Tier = ServiceTier.Fast } : null,
    };

    /// <summary>Input counts at its dearest tier: a call may write all of it to the provider's cache.</summary>
    public static long Cost(ModelPrice price, TokenUsage most) => Math.Max(
        CallPricing.Cost(price, most),
        Math.Max(
            CallPricing.Cost(price, most with { Input = 0, CacheWrite5m = most.Input }),
            CallPricing.Cost(price, most with { Input = 0, CacheWrite1h = most.Input })));
}
