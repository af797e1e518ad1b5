namespace Anyray.SpendStore.Rollups;

/// <summary>What rollups add up. Every property is a sum, so that rollups of any grain add up to the same totals.</summary>
public abstract class RollupMeasures
{
    public long Requests { get; set; }
    public long Failed { get; set; }
    public long Cancelled { get; set; }
    public long Cached { get; set; }
    public long SettledUnknown { get; set; }
    public long Unpriced { get; set; }
    public long Optimized { get; set; }
    public long InputTokens { get; set; }
    public long CacheReadTokens { get; set; }
    public long CacheWriteTokens { get; set; }
    public long OutputTokens { get; set; }
    public long ReasoningTokens { get; set; }
    public long TokensSaved { get; set; }
    public long BytesIn { get; set; }
    public long BytesOut { get; set; }
    public long CostNanoUsd { get; set; }
    public long BaselineCostNanoUsd { get; set; }
    public long SavingsNanoUsd { get; set; }
    public long OptimizerCostNanoUsd { get; set; }
    public long TotalMicros { get; set; }
    public long FirstTokenMicros { get; set; }
    public long OverheadMicros { get; set; }

    /// <summary>Sum of squared costs in USD², for confidence intervals.</summary>
    public double CostSquares { get; set; }

    /// <summary>Sum of squared token counts (input and output together).</summary>
    public double TokenSquares { get; set; }

    /// <summary>Sum of squared durations in s².</summary>
    public double TotalSquares { get; set; }
}
