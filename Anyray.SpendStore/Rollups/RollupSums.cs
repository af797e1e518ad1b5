using Anyray.SpendStore.Ingest;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

internal static class RollupSums
{
    private const double NanosPerUsd = 1e9;
    private const double MicrosPerSecond = 1e6;

    /// <summary>Adds a ledger row. A correction changes amounts only: it is no request of its own.</summary>
    public static void Add(this RollupMeasures sums, LedgerRow row)
    {
        sums.CostNanoUsd += row.CostNanoUsd ?? 0;
        sums.BaselineCostNanoUsd += row.BaselineCostNanoUsd ?? row.CostNanoUsd ?? 0;
        sums.SavingsNanoUsd += row.SavingsNanoUsd ?? 0;
        sums.OptimizerCostNanoUsd += row.OptimizerCostNanoUsd;
        if (row.Corrects is not null)
        {
            // The label marks the correction that gives a line its first price.
            if (row.Labels is not null) sums.Unpriced--;
            return;
        }

        sums.Requests++;
        sums.Failed += row.State == TerminalStateNames.Failed ? 1 : 0;
        sums.Cancelled += row.State == TerminalStateNames.Cancelled ? 1 : 0;
        sums.Cached += row.State == TerminalStateNames.Cached ? 1 : 0;
        sums.SettledUnknown += row.State == TerminalStateNames.SettledUnknown ? 1 : 0;
        sums.Unpriced += row.InputTokens is not null && row.CostNanoUsd is null ? 1 : 0;
        sums.Optimized += row.OptimizationStatus == "applied" ? 1 : 0;

        sums.InputTokens += row.InputTokens ?? 0;
        sums.CacheReadTokens += row.CacheReadTokens ?? 0;
        sums.CacheWriteTokens += (row.CacheWrite5mTokens ?? 0) + (row.CacheWrite1hTokens ?? 0);
        sums.OutputTokens += row.OutputTokens ?? 0;
        sums.ReasoningTokens += row.ReasoningTokens ?? 0;
        sums.TokensSaved += row.TokensSaved;
        sums.BytesIn += row.BytesIn;
        sums.BytesOut += row.BytesOut;
        sums.TotalMicros += row.TotalMicros;
        sums.FirstTokenMicros += row.FirstTokenMicros;
        sums.OverheadMicros += row.OverheadMicros;

        var cost = (row.CostNanoUsd ?? 0) / NanosPerUsd;
        double tokens = (row.InputTokens ?? 0) + (row.CacheReadTokens ?? 0) + (row.CacheWrite5mTokens ?? 0) + (row.CacheWrite1hTokens ?? 0) + (row.OutputTokens ?? 0);
        var seconds = row.TotalMicros / MicrosPerSecond;
        sums.CostSquares += cost * cost;
        sums.TokenSquares += tokens * tokens;
        sums.TotalSquares += seconds * seconds;
    }

    public static void Add(this SessionRow sums, LedgerRow row)
    {
        sums.CostNanoUsd += row.CostNanoUsd ?? 0;
        sums.BaselineCostNanoUsd += row.BaselineCostNanoUsd ?? row.CostNanoUsd ?? 0;
        sums.SavingsNanoUsd += row.SavingsNanoUsd ?? 0;
        if (row.Corrects is not null) return;

        if (row.Time > sums.LastTime) sums.LastTime = row.Time;
        if (row.Time < sums.FirstTime) sums.FirstTime = row.Time;
        sums.Requests++;
        sums.Failed += row.State == TerminalStateNames.Failed ? 1 : 0;
        sums.InputTokens += row.InputTokens ?? 0;
        sums.CacheReadTokens += row.CacheReadTokens ?? 0;
        sums.OutputTokens += row.OutputTokens ?? 0;
        sums.TokensSaved += row.TokensSaved;
    }

    /// <summary>Adds other sums.</summary>
    public static void Add(this RollupMeasures sums, RollupMeasures others)
    {
        sums.Requests += others.Requests;
        sums.Failed += others.Failed;
        sums.Cancelled += others.Cancelled;
        sums.Cached += others.Cached;
        sums.SettledUnknown += others.SettledUnknown;
        sums.Unpriced += others.Unpriced;
        sums.Optimized += others.Optimized;
        sums.InputTokens += others.InputTokens;
        sums.CacheReadTokens += others.CacheReadTokens;
        sums.CacheWriteTokens += others.CacheWriteTokens;
        sums.OutputTokens += others.OutputTokens;
        sums.ReasoningTokens += others.ReasoningTokens;
        sums.TokensSaved += others.TokensSaved;
        sums.BytesIn += others.BytesIn;
        sums.BytesOut += others.BytesOut;
        sums.CostNanoUsd += others.CostNanoUsd;
        sums.BaselineCostNanoUsd += others.BaselineCostNanoUsd;
        sums.SavingsNanoUsd += others.SavingsNanoUsd;
        sums.OptimizerCostNanoUsd += others.OptimizerCostNanoUsd;
        sums.TotalMicros += others.TotalMicros;
        sums.FirstTokenMicros += others.FirstTokenMicros;
        sums.OverheadMicros += others.OverheadMicros;
        sums.CostSquares += others.CostSquares;
        sums.TokenSquares += others.TokenSquares;
        sums.TotalSquares += others.TotalSquares;
    }

    /// <summary>Adds other sums.</summary>
    public static void Add(this KindRollupRow sums, KindRollupRow others)
    {
        sums.Requests += others.Requests;
        sums.TokensSaved += others.TokensSaved;
        sums.SavingsNanoUsd += others.SavingsNanoUsd;
    }

    /// <summary>Adds other sums of the same session.</summary>
    public static void Add(this SessionRow sums, SessionRow others)
    {
        if (others.LastTime > sums.LastTime) sums.LastTime = others.LastTime;
        if (others.FirstTime < sums.FirstTime) sums.FirstTime = others.FirstTime;
        sums.Requests += others.Requests;
        sums.Failed += others.Failed;
        sums.InputTokens += others.InputTokens;
        sums.CacheReadTokens += others.CacheReadTokens;
        sums.OutputTokens += others.OutputTokens;
        sums.TokensSaved += others.TokensSaved;
        sums.CostNanoUsd += others.CostNanoUsd;
        sums.BaselineCostNanoUsd += others.BaselineCostNanoUsd;
        sums.SavingsNanoUsd += others.SavingsNanoUsd;
    }
}
