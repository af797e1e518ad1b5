using System.Text.Json.Serialization;

namespace Anyray.Contracts.Optimizer;

/// <summary>What one strategy did to a request. Holds counts and sizes only, never text of the request.</summary>
public sealed record Decision
{
    /// <summary>Strategy id.</summary>
    [JsonRequired]
    public string Kind { get; set; } = "";

    /// <summary>One line for people.</summary>
    [JsonRequired]
    public string Summary { get; set; } = "";

    /// <summary>Estimated input tokens removed.</summary>
    public long? EstimatedTokensSaved { get; set; }

    /// <summary>Estimated saving in USD; the ledger's exact figure is in nano-USD.</summary>
    public decimal? EstimatedSavingsUsd { get; set; }

    /// <summary>A figure of a read-only strategy.</summary>
    public DecisionMetric? Metric { get; set; }
}
