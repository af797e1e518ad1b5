using System.Linq.Expressions;
using Anyray.SpendStore.Rollups;

namespace Anyray.SpendStore.Spend;

/// <summary>Sums over a set of rollups.</summary>
internal sealed class Totals : RollupMeasures
{
    /// <summary>The sums of one group, as both databases compute them.</summary>
    public static Expression<Func<IGrouping<int, RollupRow>, Totals>> OfGroup => group => new Totals
    {
        Requests = group.Sum(r => r.Requests),
        Failed = group.Sum(r => r.Failed),
        Cancelled = group.Sum(r => r.Cancelled),
        Cached = group.Sum(r => r.Cached),
        SettledUnknown = group.Sum(r => r.SettledUnknown),
        Unpriced = group.Sum(r => r.Unpriced),
        Optimized = group.Sum(r => r.Optimized),
        InputTokens = group.Sum(r => r.InputTokens),
        CacheReadTokens = group.Sum(r => r.CacheReadTokens),
        CacheWriteTokens = group.Sum(r => r.CacheWriteTokens),
        OutputTokens = group.Sum(r => r.OutputTokens),
        ReasoningTokens = group.Sum(r => r.ReasoningTokens),
        TokensSaved = group.Sum(r => r.TokensSaved),
        BytesIn = group.Sum(r => r.BytesIn),
        BytesOut = group.Sum(r => r.BytesOut),
        CostNanoUsd = group.Sum(r => r.CostNanoUsd),
        BaselineCostNanoUsd = group.Sum(r => r.BaselineCostNanoUsd),
        SavingsNanoUsd = group.Sum(r => r.SavingsNanoUsd),
        OptimizerCostNanoUsd = group.Sum(r => r.OptimizerCostNanoUsd),
        TotalMicros = group.Sum(r => r.TotalMicros),
        FirstTokenMicros = group.Sum(r => r.FirstTokenMicros),
        OverheadMicros = group.Sum(r => r.OverheadMicros),
        CostSquares = group.Sum(r => r.CostSquares),
        TokenSquares = group.Sum(r => r.TokenSquares),
        TotalSquares = group.Sum(r => r.TotalSquares),
    };
}
