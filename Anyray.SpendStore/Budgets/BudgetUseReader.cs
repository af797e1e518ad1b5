using System.IO.Enumeration;
using Anyray.Contracts.Snapshot;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Spend;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Budgets;

internal static class BudgetUseReader
{
    public static async Task<List<BudgetUse>> BudgetUseAsync(this SpendContext db, DateTimeOffset now, CancellationToken stop)
    {
        var uses = new List<BudgetUse>();
        foreach (var row in await db.Budgets.AsNoTracking().OrderBy(b => b.CreatedAt).ToListAsync(stop)) uses.Add(await UseAsync(db, row.ToContract(), now, stop));
        return uses;
    }

    internal static DateTime PeriodStart(BudgetPeriod period, DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        return period switch
        {
            BudgetPeriod.Day => today,
            BudgetPeriod.Week => today.AddDays(-((int)today.DayOfWeek + 6) % 7),
            _ => today.AddDays(1 - today.Day),
        };
    }

    private static async Task<BudgetUse> UseAsync(SpendContext db, Budget budget, DateTimeOffset now, CancellationToken stop)
    {
        var start = PeriodStart(budget.Period, now);
        var query = new SpendQuery
        {
            From = start.ToString("O"),
            Tenant = budget.Tenant is { Length: > 0 } tenant ? [tenant] : null,
            Key = budget.Scope == BudgetScope.Key ? [budget.ScopeValue!] : null,
            User = budget.Scope == BudgetScope.User ? [budget.ScopeValue!] : null,
            Team = budget.Scope == BudgetScope.Team ? [budget.ScopeValue!] : null,
        };
        var models = await db.RollupsOf(query, now)
            .GroupBy(r => r.Model)
            .Select(g => new { Model = g.Key, Cost = g.Sum(r => r.CostNanoUsd), Tokens = g.Sum(r => r.InputTokens + r.CacheReadTokens + r.CacheWriteTokens + r.OutputTokens) })
            .ToListAsync(stop);
        var counted = models.Where(m => budget.Scope != BudgetScope.Model || FileSystemName.MatchesSimpleExpression(budget.ScopeValue, m.Model)).ToList();
        return new BudgetUse(budget, start, counted.Sum(m => m.Cost), counted.Sum(m => m.Tokens));
    }
}
