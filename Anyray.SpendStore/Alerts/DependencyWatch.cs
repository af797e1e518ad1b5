using Anyray.Contracts.Spend;
using Anyray.SpendStore.Health;

namespace Anyray.SpendStore.Alerts;

/// <summary>Raises an alert when a leg of <c>/admin/health</c> is down twice in a row.</summary>
internal sealed partial class DependencyWatch(IServiceScopeFactory scopes, AlertDesk desk, TimeProvider time, ILogger<DependencyWatch> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private HashSet<string> _down = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e.GetBaseException().Message);
            }
        }
    }

    internal async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var health = await AdminHealth.ReadAsync(scope.ServiceProvider, time, stop);
        var down = health.Legs.Where(l => !l.Healthy).Select(l => l.Name).ToHashSet();
        foreach (var leg in health.Legs.Where(l => down.Contains(l.Name) && _down.Contains(l.Name)))
            desk.Raise(new AlertEvent("dependency_down", leg.Name, $"The {leg.Name} ({leg.Kind}) does not answer the spend store: see whether it runs and is reachable."));
        _down = down;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dependencies could not be looked at: {Reason}")]
    private partial void LogFailed(string reason);
}
