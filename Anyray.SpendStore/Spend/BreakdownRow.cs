namespace Anyray.SpendStore.Spend;

/// <summary>Sums of one group. An empty name is calls that named none.</summary>
public sealed record BreakdownRow(string Name, long Requests, long Failed, long CostNanoUsd, long BaselineCostNanoUsd, long SavingsNanoUsd, long Tokens, long TokensSaved)
{
    /// <summary>Cost in USD.</summary>
    public decimal CostUsd => Usd.FromNanos(CostNanoUsd);

    /// <summary>Savings in USD.</summary>
    public decimal SavingsUsd => Usd.FromNanos(SavingsNanoUsd);
}
