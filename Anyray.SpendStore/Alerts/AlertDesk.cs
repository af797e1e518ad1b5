using System.Threading.Channels;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Alerts;

/// <summary>Takes alerts without making anyone wait; says each new one to the log and the webhook, and keeps it for the console.</summary>
internal sealed partial class AlertDesk(
    IServiceScopeFactory scopes, LedgerReady ready, AlertWebhook webhook, TimeProvider time, ILogger<AlertDesk> log) : BackgroundService
{
    private const int Capacity = 1_000;

    /// <summary>An alert that goes on is said again after this long.</summary>
    private static readonly TimeSpan Repeat = TimeSpan.FromHours(1);

    private readonly Channel<AlertEvent> _incoming = Channel.CreateBounded<AlertEvent>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Dictionary<(string Kind, string Subject), DateTimeOffset> _said = [];

    public void Raise(AlertEvent alert) => _incoming.Writer.TryWrite(alert);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await ready.WaitAsync(stop);
        await foreach (var alert in _incoming.Reader.ReadAllAsync(stop))
        {
            try
            {
                // Said first: the alert may be that the database is away.
                if (IsNews(alert)) Say(alert);
                await KeepAsync(alert, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                LogLost(alert.Kind, alert.Subject, e.GetBaseException().Message);
            }
        }
    }

    private bool IsNews(AlertEvent alert)
    {
        var now = time.GetUtcNow();
        if (_said.TryGetValue((alert.Kind, alert.Subject), out var last) && now - last < Repeat) return false;
        if (_said.Count >= Capacity) _said.Clear();
        _said[(alert.Kind, alert.Subject)] = now;
        return true;
    }

    private async Task KeepAsync(AlertEvent alert, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SpendContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var row = await db.Alerts.SingleOrDefaultAsync(a => a.Kind == alert.Kind && a.Subject == alert.Subject, stop);
        row ??= db.Alerts.Add(new AlertRow { Kind = alert.Kind, Subject = alert.Subject, Message = "", FirstTime = now, LastTime = now }).Entity;
        (row.Message, row.LastTime, row.DismissedAt) = (alert.Message, now, null);
        row.Count++;
        await db.SaveChangesAsync(stop);
    }

    private void Say(AlertEvent alert)
    {
        LogAlert(alert.Kind, alert.Subject, alert.Message);
        webhook.Send(alert);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Kind} ({Subject}): {Text}")]
    private partial void LogAlert(string kind, string subject, string text);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alert {Kind} ({Subject}) is not in the console: {Reason}")]
    private partial void LogLost(string kind, string subject, string reason);
}
