using Anyray.Contracts.Snapshot;

namespace Anyray.SpendStore.Budgets;

/// <summary>A budget and what the ledger says is used of it in the current period.</summary>
/// <param name="Budget">Its definition.</param>
/// <param name="PeriodStart">First instant of the current period.</param>
/// <param name="UsedNanoUsd">Spent, in nano-USD.</param>
/// <param name="UsedTokens">Tokens, input and output together.</param>
public sealed record BudgetUse(Budget Budget, DateTime PeriodStart, long UsedNanoUsd, long UsedTokens)
{
    /// <summary>Used part of the tighter cap, 1 = all of it.</summary>
    public double Part => Math.Max(
        Budget.CapNanoUsd is > 0 and var usd ? (double)UsedNanoUsd / usd : 0,
        Budget.CapTokens is > 0 and var tokens ? (double)UsedTokens / tokens : 0);
}
