namespace Anyray.Gateway.Quotas;

/// <summary>One thing a call draws on. Amounts are nano-USD and tokens; what is not limited is null.</summary>
internal abstract record Quota(string Key)
{
    /// <summary>Money and tokens per calendar period.</summary>
    internal sealed record BudgetQuota(string Key, string BudgetId, long? CapUsd, long? CapTokens, bool Hard, DateTimeOffset Ends) : Quota(Key);

    /// <summary>So much per minute, refilled evenly.</summary>
    internal sealed record RateQuota(string Key, long PerMinute, bool Tokens) : Quota(Key);

    /// <summary>So many at one time.</summary>
    internal sealed record SlotQuota(string Key, int Most) : Quota(Key);
}
