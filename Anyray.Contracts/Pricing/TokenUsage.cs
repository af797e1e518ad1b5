namespace Anyray.Contracts.Pricing;

/// <summary>
/// Tokens of one call in disjoint tiers, so that every token is priced once. Providers report them differently
/// (OpenAI's <c>prompt_tokens</c> include cached ones, Anthropic's <c>input_tokens</c> do not); the dialect that reads the
/// answer converts.
/// </summary>
public sealed record TokenUsage
{
    /// <summary>A call that used none.</summary>
    public static readonly TokenUsage None = new();

    /// <summary>Input tokens at the full input price: neither read from nor written to the provider's cache.</summary>
    public long Input { get; init; }

    /// <summary>Input tokens read from the provider's prompt cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Input tokens written to the cache with the 5-minute lifetime.</summary>
    public long CacheWrite5m { get; init; }

    /// <summary>Input tokens written to the cache with the 1-hour lifetime.</summary>
    public long CacheWrite1h { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public long Output { get; init; }

    /// <summary>The part of <see cref="Output"/> that was reasoning; never priced a second time.</summary>
    public long Reasoning { get; init; }

    /// <summary>All input tokens, whatever their tier.</summary>
    public long TotalInput => Input + CacheRead + CacheWrite5m + CacheWrite1h;

    /// <summary>What is billed apart from the tiers; null for most calls.</summary>
    public UsageDetails? Details { get; init; }

    /// <summary>Both together, as one call's.</summary>
    public static TokenUsage operator +(TokenUsage a, TokenUsage b) => new()
    {
        Input = a.Input + b.Input,
        CacheRead = a.CacheRead + b.CacheRead,
        CacheWrite5m = a.CacheWrite5m + b.CacheWrite5m,
        CacheWrite1h = a.CacheWrite1h + b.CacheWrite1h,
        Output = a.Output + b.Output,
        Reasoning = a.Reasoning + b.Reasoning,
        Details = a.Details is { } mine ? mine.With(b.Details) : b.Details,
    };
}
