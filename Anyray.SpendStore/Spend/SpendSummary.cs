namespace Anyray.SpendStore.Spend;

/// <summary>Totals of a period. Money in USD, exact to the nano-dollar.</summary>
public sealed record SpendSummary
{
    /// <summary>First instant included.</summary>
    public required DateTime From { get; init; }

    /// <summary>First instant no longer included.</summary>
    public required DateTime To { get; init; }

    /// <summary>Requests admitted, however they ended.</summary>
    public required long Requests { get; init; }

    /// <summary>What they cost.</summary>
    public required decimal CostUsd { get; init; }

    /// <summary>What they would have cost unoptimized.</summary>
    public required decimal BaselineCostUsd { get; init; }

    /// <summary>Baseline minus cost minus the optimizer's own cost; negative is a loss.</summary>
    public required decimal SavingsUsd { get; init; }

    /// <summary>What the optimizer itself cost.</summary>
    public required decimal OptimizerCostUsd { get; init; }

    /// <summary>Tokens by tier.</summary>
    public required TokenTotals Tokens { get; init; }

    /// <summary>Requests whose model has no price: their cost is missing from the totals.</summary>
    public required long Unpriced { get; init; }

    /// <summary>Requests whose usage never came: their cost is unknown.</summary>
    public required long SettledUnknown { get; init; }

    /// <summary>Requests left unoptimized as control group.</summary>
    public required long Holdout { get; init; }

    /// <summary>Requests that failed.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests whose client left.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Requests answered from cache.</summary>
    public required long Cached { get; init; }

    /// <param name="Input">Uncached input.</param>
    /// <param name="CacheRead">Read from the provider's prompt cache.</param>
    /// <param name="CacheWrite">Written to it.</param>
    /// <param name="Output">Output, reasoning included.</param>
    /// <param name="Saved">Estimated input tokens that the optimizer removed.</param>
    public sealed record TokenTotals(long Input, long CacheRead, long CacheWrite, long Output, long Saved);
}
