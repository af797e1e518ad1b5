using Anyray.Contracts.Snapshot;

namespace Anyray.SpendStore.Budgets;

/// <summary>A budget's definition. What is used of it is summed from the rollups.</summary>
public sealed class BudgetRow
{
    public required string Id { get; init; }
    public required BudgetScope Scope { get; set; }
    public string? ScopeValue { get; set; }
    public required string Tenant { get; init; }
    public long? CapNanoUsd { get; set; }
    public long? CapTokens { get; set; }
    public required BudgetPeriod Period { get; set; }
    public required BudgetMode Mode { get; set; }
    public bool FailClosed { get; set; }
    public string? DowngradeModel { get; set; }
    public required DateTime CreatedAt { get; init; }
}
