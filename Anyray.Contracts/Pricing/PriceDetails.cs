namespace Anyray.Contracts.Pricing;

/// <summary>What a model's price depends on besides the tiers of its tokens. Amounts in nano-USD; what is null costs what the tier costs.</summary>
public sealed record PriceDetails
{
    /// <summary>Audio input, per million tokens.</summary>
    public long? AudioInput { get; init; }

    /// <summary>Audio input read from the cache, per million tokens; null = as <see cref="AudioInput"/>.</summary>
    public long? AudioCacheRead { get; init; }

    /// <summary>Audio output, per million tokens.</summary>
    public long? AudioOutput { get; init; }

    /// <summary>Audio that is billed by its length, per hour; null = it has no price.</summary>
    public long? AudioHour { get; init; }

    /// <summary>Web searches, per thousand; null = nothing beside their tokens.</summary>
    public long? Searches { get; init; }

    /// <summary>Tokens served as <see cref="ServiceTier.Flex"/>, in percent of the price; null = 100.</summary>
    public int? FlexPercent { get; init; }

    /// <summary>Tokens served as <see cref="ServiceTier.Priority"/>, in percent of the price; null = 100.</summary>
    public int? PriorityPercent { get; init; }

    /// <summary>Tokens served as <see cref="ServiceTier.Fast"/>, in percent of the price; null = 100.</summary>
    public int? FastPercent { get; init; }

    /// <summary>Input above so many tokens makes the whole call dearer; null = it does not.</summary>
    public long? LongContext { get; init; }

    /// <summary>Input of such a call, cached or not, in percent of the price; null = 100.</summary>
    public int? LongInputPercent { get; init; }

    /// <summary>Output of such a call, in percent of the price; null = 100.</summary>
    public int? LongOutputPercent { get; init; }

    internal int PercentOf(ServiceTier tier) => tier switch
    {
        ServiceTier.Flex => FlexPercent,
        ServiceTier.Priority => PriorityPercent,
        ServiceTier.Fast => FastPercent,
        _ => null,
    } ?? 100;
}
