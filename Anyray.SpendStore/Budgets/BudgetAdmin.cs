using Anyray.Contracts.Snapshot;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Budgets;

/// <summary>Creates, replaces and removes budgets.</summary>
internal sealed class BudgetAdmin(ControlPlane control, TimeProvider time)
{
    private const decimal NanosPerUsd = 1_000_000_000m;
    private const decimal MaxUsd = 1_000_000_000m;

    /// <summary>Replaces budget <paramref name="id"/>, or creates one when it is null.</summary>
    /// <returns>Null when there is no such budget.</returns>
    public async Task<Budget?> SaveAsync(SpendContext db, string? id, BudgetInput input, string actor, CancellationToken stop)
    {
        Validate(input);
        Budget? saved = null;
        var now = time.GetUtcNow();
        var newId = Ids.New("bud_", now);
        await control.ChangeAsync(db, actor, async () =>
        {
            var row = id is null ? null : await db.Budgets.SingleOrDefaultAsync(b => b.Id == id, stop);
            if (id is not null && row is null) return null;
            var before = row?.ToContract();
            row ??= db.Budgets.Add(new BudgetRow
            {
                Id = newId,
                Scope = input.Scope,
                Period = input.Period,
                Mode = input.Mode,
                CreatedAt = now.UtcDateTime,
                Tenant = input.Tenant is { Length: > 0 } tenant ? tenant : "default",
            }).Entity;
            (row.Scope, row.ScopeValue, row.Period, row.Mode) = (input.Scope, input.Scope == BudgetScope.Organisation ? null : input.ScopeValue, input.Period, input.Mode);
            (row.CapNanoUsd, row.CapTokens) = (input.CapUsd is { } usd ? (long)(usd * NanosPerUsd) : null, input.CapTokens);
            (row.FailClosed, row.DowngradeModel) = (input.FailClosed, input.DowngradeModel);
            saved = row.ToContract();
            return new(before is null ? "budget.create" : "budget.update", row.Id, before, saved);
        }, stop);
        return saved;
    }

    /// <returns>False when there is no such budget.</returns>
    public async Task<bool> RemoveAsync(SpendContext db, string id, string actor, CancellationToken stop) =>
        await control.ChangeAsync(db, actor, async () =>
        {
            if (await db.Budgets.SingleOrDefaultAsync(b => b.Id == id, stop) is not { } row) return null;
            db.Budgets.Remove(row);
            return new("budget.delete", id, row.ToContract(), null);
        }, stop) is not null;

    private static void Validate(BudgetInput input)
    {
        if (input.CapUsd is null && input.CapTokens is null) throw new InvalidInputException("Give 'capUsd', 'capTokens' or both.", "capUsd");
        if (input.CapUsd is <= 0 or > MaxUsd) throw new InvalidInputException("'capUsd' is above 0 and at most a billion.", "capUsd");
        if (input.CapTokens <= 0) throw new InvalidInputException("'capTokens' is above 0.", "capTokens");
        if (input.Scope != BudgetScope.Organisation && string.IsNullOrWhiteSpace(input.ScopeValue))
            throw new InvalidInputException("'scopeValue' says which key, user, team or model is capped.", "scopeValue");
    }
}
