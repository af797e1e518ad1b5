using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Routing;
using Anyray.Gateway.Snapshots;
using Anyray.Gateway.Spool;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Quotas;

/// <summary>Reserves before a call what it may cost at most, and settles after it what it did cost.</summary>
internal sealed partial class Admission(
    QuotaList list, QuotaStore store, SnapshotHolder snapshots, PriceBook prices, SpoolWriter spool, IOptions<QuotaOptions> options, ILogger<Admission> logger)
{
    private const int OptInStep = 700;
    private const int CheaperStep = 850;
    private int _running;

    /// <summary>Lets the call in, or refuses it with 429. True when the budgets' policy has put a cheaper model in place, so that the route must be planned anew.</summary>
    public async ValueTask<bool> EnterAsync(Call call, Target? target)
    {
        if (options.Value.MaxConcurrent is { } most)
        {
            if (Interlocked.Increment(ref _running) > most)
            {
                Interlocked.Decrement(ref _running);
                throw TooMany("Too many calls are running on this gateway; try again shortly.", TimeSpan.FromSeconds(1), "too_many_concurrent_requests");
            }
            call.Slot = true;
        }
        var budgets = snapshots.Current.Source.Budgets;
        if (list.Of(call, budgets, target?.Model) is not { } quotas) return false;
        var demand = Demand(call, target, quotas);
        if (spool.Full && quotas.Exists(q => q is Quota.BudgetQuota { Hard: true }))
            throw new CallRefusedException(StatusCodes.Status503ServiceUnavailable, ErrorType.Overloaded, "The ledger's spool is full, so that a hard budget can not be kept; try again later.") { Code = "spool_full", RetryAfter = 30 };
        var (verdict, where, degraded) = await store.ReserveAsync(demand);
        if (degraded) FailClosed(quotas, budgets);
        if (verdict.Refused >= 0) throw Refusal(quotas[verdict.Refused], verdict.RetryAfter);
        call.Reservation = new Reservation(where, demand);
        return verdict.FullestIndex >= 0 && Step(call, (Quota.BudgetQuota)quotas[verdict.FullestIndex], verdict.Fullest, budgets);
    }

    /// <summary>Settles; what a call cost that nobody reported counts as reserved.</summary>
    public async Task LeaveAsync(Call call)
    {
        if (call.Slot) Interlocked.Decrement(ref _running);
        call.Slot = false;
        if (call.Reservation is not { } reservation) return;
        call.Reservation = null;
        var cost = 0L;
        var tokens = 0L;
        foreach (var attempt in call.Meter.Attempts)
        {
            var unknown = attempt.Usage is null && attempt.Status is >= 200 and < 300;
            cost += attempt.CostNanoUsd ?? (unknown ? reservation.Demand.NanoUsd : 0);
            tokens += attempt.Usage is { } usage ? usage.TotalInput + usage.Output : unknown ? reservation.Demand.Tokens : 0;
        }
        await store.SettleAsync(reservation.Store, reservation.Demand, cost, tokens);
    }

    private QuotaDemand Demand(Call call, Target? target, List<Quota> quotas)
    {
        var most = MostUsage.Of(call);
        var price = target is null ? null : prices.Find(target.Provider.Slug, null, target.Model, call.Time).Price;
        return new QuotaDemand(call.Id, quotas, price is null ? 0 : MostUsage.Cost(price, most), most.Input + most.Output);
    }

    private static void FailClosed(List<Quota> quotas, IReadOnlyList<Budget> budgets)
    {
        foreach (var quota in quotas)
            if (quota is Quota.BudgetQuota budget && budgets.Any(b => b.Id == budget.BudgetId && b.FailClosed))
                throw new CallRefusedException(StatusCodes.Status503ServiceUnavailable, ErrorType.Overloaded, "This budget can not be checked now, and is set to refuse calls until it can.")
                { Code = "budget_unavailable", BudgetId = budget.BudgetId, RetryAfter = 5 };
    }

    /// <summary>The steps before the wall. Returns true when the model changed.</summary>
    private bool Step(Call call, Quota.BudgetQuota quota, int used, IReadOnlyList<Budget> budgets)
    {
        if (used < OptInStep) return false;
        call.BudgetStep = used >= 1000 ? 100 : used >= CheaperStep ? 85 : 70;
        call.Http.Response.Headers["x-anyray-budget-warning"] = $"{quota.BudgetId}; used={used / 10}%";
        if (used >= 1000) LogOver(quota.BudgetId);
        if (used < CheaperStep || call.DowngradedModel is not null) return false;
        foreach (var budget in budgets)
            if (budget.Id == quota.BudgetId && budget.DowngradeModel is { Length: > 0 } cheaper)
            {
                call.DowngradedModel = cheaper;
                return true;
            }
        return false;
    }

    private static CallRefusedException Refusal(Quota quota, TimeSpan wait) => quota switch
    {
        Quota.BudgetQuota budget => new CallRefusedException(StatusCodes.Status429TooManyRequests, ErrorType.RateLimit, $"Budget {budget.BudgetId} is used up; it starts anew at {budget.Ends:yyyy-MM-dd HH:mm} UTC.")
        { Code = "budget_exceeded", Class = "budget", BudgetId = budget.BudgetId, RetryAfter = Seconds(wait) },
        Quota.SlotQuota => TooMany("Too many calls of this client key are running; try again when one has ended.", wait, "too_many_concurrent_requests"),
        Quota.RateQuota { Tokens: true } => TooMany("The tokens per minute of this client key are used up.", wait, "token_rate_limit_exceeded"),
        _ => TooMany("Too many requests per minute.", wait, "rate_limit_exceeded"),
    };

    private static CallRefusedException TooMany(string message, TimeSpan wait, string code) =>
        new(StatusCodes.Status429TooManyRequests, ErrorType.RateLimit, message) { Code = code, RetryAfter = Seconds(wait) };

    private static int Seconds(TimeSpan wait) => (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds), 1, int.MaxValue);

    [LoggerMessage(LogLevel.Warning, "Budget {BudgetId} is used up; its mode lets calls go on.")]
    private partial void LogOver(string budgetId);
}
