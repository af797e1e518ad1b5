using Anyray.Contracts.Snapshot;

namespace Anyray.SpendStore.Budgets;

internal static class BudgetMapping
{
    public static Budget ToContract(this BudgetRow budget) => new()
    {
        Id = budget.Id,
        Scope = budget.Scope,
        ScopeValue = budget.ScopeValue,
        Tenant = budget.Tenant,
        CapNanoUsd = budget.CapNanoUsd,
        CapTokens = budget.CapTokens,
        Period = budget.Period,
        Mode = budget.Mode,
        FailClosed = budget.FailClosed,
        DowngradeModel = budget.DowngradeModel,
    };
}
