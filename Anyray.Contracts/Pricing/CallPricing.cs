namespace Anyray.Contracts.Pricing;

/// <summary>The one cost and savings formula. Gateway, ledger, API and console all show what it gives.</summary>
public static class CallPricing
{
    private const long PerMillion = 1_000_000;

    /// <summary>What <paramref name="usage"/> costs at <paramref name="price"/>, in nano-USD, rounded half up.</summary>
    public static long Cost(ModelPrice price, TokenUsage usage)
    {
        var write5m = price.CacheWrite5m ?? price.Input;
        var total =
            (Int128)usage.Input * price.Input
            + (Int128)usage.CacheRead * (price.CacheRead ?? price.Input)
            + (Int128)usage.CacheWrite5m * write5m
            + (Int128)usage.CacheWrite1h * (price.CacheWrite1h ?? write5m)
            + (Int128)usage.Output * price.Output;
        return (long)((total + PerMillion / 2) / PerMillion);
    }

    /// <summary>
    /// What the same call would have cost unoptimized, in nano-USD: the tokens taken out come back at the tier they would
    /// have had, and tokens that lost their cache read because of an edit are moved back to it.
    /// </summary>
    public static long Baseline(ModelPrice price, TokenUsage actual, RemovedTokens removed)
    {
        var lostReads = Math.Min(removed.LostCacheReads, actual.Input + actual.CacheWrite5m + actual.CacheWrite1h);
        var from5m = Math.Min(lostReads, actual.CacheWrite5m);
        var from1h = Math.Min(lostReads - from5m, actual.CacheWrite1h);
        var unoptimized = actual with
        {
            Input = actual.Input - (lostReads - from5m - from1h) + removed.Fresh,
            CacheWrite5m = actual.CacheWrite5m - from5m,
            CacheWrite1h = actual.CacheWrite1h - from1h,
            CacheRead = actual.CacheRead + lostReads + removed.Cached,
        };
        return Cost(price, unoptimized);
    }
}
