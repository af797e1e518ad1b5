using Anyray.Contracts.Snapshot;

namespace Anyray.SpendStore.Budgets;

/// <summary>A budget to create or replace.</summary>
public sealed record BudgetInput
{
    /// <summary>What is capped.</summary>
    public required BudgetScope Scope { get; init; }

    /// <summary>Key id, user, team or model glob; not for the organisation.</summary>
    public string? ScopeValue { get; init; }

    /// <summary>Tenant; default <c>default</c>.</summary>
    public string? Tenant { get; init; }

    /// <summary>Cap in USD; null = none.</summary>
    public decimal? CapUsd { get; init; }

    /// <summary>Cap in tokens, input and output together; null = none.</summary>
    public long? CapTokens { get; init; }

    /// <summary>After which the budget starts anew.</summary>
    public BudgetPeriod Period { get; init; } = BudgetPeriod.Month;

    /// <summary>What happens at the cap.</summary>
    public BudgetMode Mode { get; init; } = BudgetMode.Soft;

    /// <summary>True: with Redis down requests are refused; false: they are counted locally.</summary>
    public bool FailClosed { get; init; }

    /// <summary>A cheaper model to use from 85 % on; null = none.</summary>
    public string? DowngradeModel { get; init; }
}
