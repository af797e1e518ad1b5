namespace Anyray.Contracts.Pricing;

/// <summary>What the optimizer did to a request's input, in tokens, for <see cref="CallPricing.Baseline"/>.</summary>
public readonly record struct RemovedTokens
{
    /// <summary>Removed tokens that the provider had not cached: they would have been paid as uncached input.</summary>
    public long Fresh { get; init; }

    /// <summary>Removed tokens that the provider would have read from its cache.</summary>
    public long Cached { get; init; }

    /// <summary>Tokens sent that would have been a cache read, had an edit not broken the prefix before them.</summary>
    public long LostCacheReads { get; init; }
}
