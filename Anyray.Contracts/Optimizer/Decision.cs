namespace Anyray.Contracts.Optimizer;

/// <summary>What one strategy did to a request. Holds counts and sizes only, never text of the request.</summary>
public sealed record Decision
{
    /// <summary>Strategy id.</summary>
    public required string Kind { get; init; }

    /// <summary>One line for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Estimated input tokens removed.</summary>
    public long? EstimatedTokensSaved { get; init; }

    /// <summary>Estimated saving in USD; the ledger's exact figure is in nano-USD.</summary>
    public decimal? EstimatedSavingsUsd { get; init; }

    /// <summary>A figure of a read-only strategy.</summary>
    public DecisionMetric? Metric { get; init; }
}
