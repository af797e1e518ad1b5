namespace Anyray.Contracts.Pricing;

/// <summary>The price of one model at one provider, in nano-USD per million tokens ($3.00 per million = 3 000 000 000).</summary>
public sealed record ModelPrice
{
    /// <summary>Provider slug, e.g. <c>openai</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Model id as the provider spells it, without a dated suffix where the provider has an alias.</summary>
    public required string Model { get; init; }

    /// <summary>First day (UTC) on which this price holds.</summary>
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>Uncached input.</summary>
    public required long Input { get; init; }

    /// <summary>Output, reasoning included.</summary>
    public required long Output { get; init; }

    /// <summary>Input read from the provider's prompt cache; null = as <see cref="Input"/>.</summary>
    public long? CacheRead { get; init; }

    /// <summary>Input written to the cache for 5 minutes; null = as <see cref="Input"/>.</summary>
    public long? CacheWrite5m { get; init; }

    /// <summary>Input written to the cache for 1 hour; null = as <see cref="CacheWrite5m"/>.</summary>
    public long? CacheWrite1h { get; init; }

    /// <summary>Audio, tiers of service, searches and long input; null where none of them changes the price.</summary>
    public PriceDetails? Details { get; init; }

    /// <summary>False when a part of <paramref name="usage"/> is billed in a way that this price says nothing about.</summary>
    public bool Covers(TokenUsage usage) => usage.Details is not { AudioMilliseconds: > 0 } || Details?.AudioHour is not null;
}
