namespace Anyray.Contracts.Pricing;

/// <summary>The one cost and savings formula. Gateway, ledger, API and console all show what it gives.</summary>
public static class CallPricing
{
    private const long PerMillion = 1_000_000;
    private const long MillisecondsPerHour = 3_600_000;

    /// <summary>What <paramref name="usage"/> costs at <paramref name="price"/>, in nano-USD, rounded half up.</summary>
    public static long Cost(ModelPrice price, TokenUsage usage)
    {
        var write5m = price.CacheWrite5m ?? price.Input;
        var read = price.CacheRead ?? price.Input;
        var input =
            (Int128)usage.Input * price.Input
            + (Int128)usage.CacheRead * read
            + (Int128)usage.CacheWrite5m * write5m
            + (Int128)usage.CacheWrite1h * (price.CacheWrite1h ?? write5m);
        var output = (Int128)usage.Output * price.Output;
        Int128 apart = 0;
        if (price.Details is { } details) Detail(price, details, read, usage, ref input, ref output, ref apart);
        return (long)((input + output + apart + PerMillion / 2) / PerMillion);
    }

    private static void Detail(ModelPrice price, PriceDetails details, long read, TokenUsage usage, ref Int128 input, ref Int128 output, ref Int128 apart)
    {
        if (usage.Details is { } used)
        {
            // The tiers above hold the audio tokens at the price of text.
            input += (Int128)used.AudioInput * ((details.AudioInput ?? price.Input) - price.Input);
            input += (Int128)used.AudioCacheRead * ((details.AudioCacheRead ?? details.AudioInput ?? read) - read);
            output += (Int128)used.AudioOutput * ((details.AudioOutput ?? price.Output) - price.Output);
            apart = (Int128)used.AudioMilliseconds * (details.AudioHour ?? 0) * PerMillion / MillisecondsPerHour
                + (Int128)used.Searches * (details.Searches ?? 0) * (PerMillion / 1_000);
            var tier = details.PercentOf(used.Tier);
            (input, output) = (input * tier / 100, output * tier / 100);
        }
        if (usage.TotalInput > details.LongContext)
            (input, output) = (input * (details.LongInputPercent ?? 100) / 100, output * (details.LongOutputPercent ?? 100) / 100);
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
