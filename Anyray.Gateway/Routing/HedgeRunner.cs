using Anyray.Contracts.Pricing;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Routing.Config;
using Anyray.Gateway.Upstream;

namespace Anyray.Gateway.Routing;

/// <summary>Runs the first two targets of a route against each other, the second with a delay.</summary>
internal sealed class HedgeRunner(AttemptRunner attempts, SpendRecorder recorder, PriceBook prices, TimeProvider time)
{
    private const int BytesPerToken = 4;
    private const int AssumedOutput = 1024;

    /// <summary>True when there are two usable targets and the doubled call stays under the cost cap.</summary>
    public bool Applies(Call call, Route route, HedgePolicy policy)
    {
        if (route.Alternatives is not [{ Target: not null, Refused: null }, { Target: { } second, Refused: null }, ..]) return false;
        if (policy.MaxCostNanoUsd is not { } cap) return true;
        var (price, _) = prices.Find(second.Provider.Slug, null, second.Model, call.Time);
        return price is not null && CallPricing.Cost(price, new TokenUsage
        {
            Input = call.Body.Length / BytesPerToken,
            Output = call.Scan.MaxOutputTokens ?? AssumedOutput,
        }) <= cap;
    }

    public async Task<UpstreamFailure?> RunAsync(Call call, Route route, HedgePolicy policy)
    {
        var race = new Hedge(recorder);
        var first = RunAsync(call, route.Alternatives[0], race);
        var delay = Task.Delay(policy.Delay, time, call.Aborted);
        if (await Task.WhenAny(first, delay) == first && !(await first is { Retryable: true })) return await first;
        var second = RunAsync(call, route.Alternatives[1], race);
        var results = await Task.WhenAll(first, second);
        return results[0] is null ? null : results[1];
    }

    private async Task<UpstreamFailure?> RunAsync(Call call, Route route, Hedge race) =>
        (await attempts.RunAsync(call, route.Target! with { Index = route.Index }, race)).Failure;
}
