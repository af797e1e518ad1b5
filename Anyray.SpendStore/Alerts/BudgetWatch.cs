using System.Globalization;
using Anyray.Contracts.Snapshot;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Budgets;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Alerts;

/// <summary>Raises an alert as a budget passes 70, 85 and 100 %, once per step and period.</summary>
internal sealed partial class BudgetWatch(IServiceScopeFactory scopes, LedgerReady ready, AlertDesk desk, TimeProvider time, ILogger<BudgetWatch> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private static readonly int[] Steps = [100, 85, 70];
    private readonly HashSet<string> _raised = [];

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await ready.WaitAsync(stop);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await LookAsync(stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                LogFailed(e.GetBaseException().Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    internal async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var use in await scope.ServiceProvider.GetRequiredService<SpendContext>().BudgetUseAsync(time.GetUtcNow(), stop))
        {
            var step = Steps.FirstOrDefault(s => use.Part * 100 >= s);
            var subject = string.Create(CultureInfo.InvariantCulture, $"{use.Budget.Id} {step} % {use.PeriodStart:yyyy-MM-dd}");
            if (step > 0 && _raised.Add(subject))
                desk.Raise(new AlertEvent("budget", subject, $"The budget of {Whose(use.Budget)} has passed {step} % of its cap for the {use.Budget.Period.ToString().ToLowerInvariant()} ({use.Budget.Id})."));
        }
    }

    private static string Whose(Budget budget) => $"{budget.Scope.ToString().ToLowerInvariant()} {budget.ScopeValue}".TrimEnd();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Budgets could not be looked at: {Reason}")]
    private partial void LogFailed(string reason);
}
