using System.Globalization;
using System.IO.Enumeration;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Keys;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Quotas;

/// <summary>Finds what a call draws on: the limits of all, of its address and key, and every budget it falls under.</summary>
internal sealed class QuotaList(IOptions<QuotaOptions> options, CallerAddress addresses)
{
    public List<Quota>? Of(Call call, IReadOnlyList<Budget> budgets, string? model)
    {
        List<Quota>? quotas = null;
        if (options.Value.RequestsPerMinute is { } all) Add(new Quota.RateQuota("rate:all", all, false));
        if (options.Value.AddressRequestsPerMinute is { } each) Add(new Quota.RateQuota("rate:ip:" + addresses.Of(call.Http), each, false));
        if (call.Caller.Key is { } key)
        {
            if (key.RequestsPerMinute is { } requests) Add(new Quota.RateQuota($"rate:key:{key.Id}", requests, false));
            if (key.TokensPerMinute is { } tokens) Add(new Quota.RateQuota($"rate:tokens:{key.Id}", tokens, true));
            if (key.MaxConcurrent is { } slots) Add(new Quota.SlotQuota($"slots:key:{key.Id}", slots));
        }
        foreach (var budget in budgets)
        {
            if (budget.Tenant != call.Caller.Tenant || !Covers(budget, call, model)) continue;
            var (starts, ends) = Period(budget.Period, call.Time.UtcDateTime);
            Add(new Quota.BudgetQuota(
                $"budget:{budget.Id}:{starts.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
                budget.Id, budget.CapNanoUsd, budget.CapTokens, budget.Mode == BudgetMode.Hard, ends));
        }
        return quotas;

        void Add(Quota quota) => (quotas ??= []).Add(quota);
    }

    private static bool Covers(Budget budget, Call call, string? model) => budget.Scope switch
    {
        BudgetScope.Key => call.Caller.Key?.Id == budget.ScopeValue,
        BudgetScope.User => (call.Caller.Key?.User ?? call.Metadata.User) is { } user && user == budget.ScopeValue,
        BudgetScope.Team => (call.Caller.Key?.Team ?? call.Metadata.Team) is { } team && team == budget.ScopeValue,
        BudgetScope.Model => budget.ScopeValue is { } glob
            && (Matches(glob, model) || Matches(glob, call.ModelAsked)),
        _ => true,
    };

    private static bool Matches(string glob, string? model) => model is not null && FileSystemName.MatchesSimpleExpression(glob, model, ignoreCase: false);

    private static (DateTime Starts, DateTimeOffset Ends) Period(BudgetPeriod period, DateTime now)
    {
        var day = now.Date;
        var (starts, ends) = period switch
        {
            BudgetPeriod.Day => (day, day.AddDays(1)),
            BudgetPeriod.Week => (day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7))),
            _ => (new DateTime(day.Year, day.Month, 1), new DateTime(day.Year, day.Month, 1).AddMonths(1)),
        };
        return (starts, new DateTimeOffset(ends, TimeSpan.Zero));
    }
}
