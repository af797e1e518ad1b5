using System.Threading.Channels;
using Anyray.Contracts.Spend;
using Microsoft.Extensions.Options;

namespace Anyray.SpendStore.Alerts;

/// <summary>Posts alerts to the webhook, one after the other and each several times when it must: a receiver that is slow or away delays no other alert's way to log and console.</summary>
internal sealed partial class AlertWebhook(IHttpClientFactory clients, IOptions<AlertOptions> options, TimeProvider time, ILogger<AlertWebhook> log) : BackgroundService
{
    private const int Capacity = 1_000;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)];
    private readonly Channel<(AlertEvent Alert, DateTimeOffset Time)> _outgoing =
        Channel.CreateBounded<(AlertEvent, DateTimeOffset)>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Send(AlertEvent alert)
    {
        if (!string.IsNullOrEmpty(options.Value.Webhook)) _outgoing.Writer.TryWrite((alert, time.GetUtcNow()));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (alert, at) in _outgoing.Reader.ReadAllAsync(stoppingToken))
        {
            var body = new { alert.Kind, alert.Subject, alert.Message, Time = at, Text = $"Anyray: {alert.Message}" };
            for (var tries = 0; !await TryAsync(body, stoppingToken); tries++)
            {
                if (tries == Pauses.Length)
                {
                    LogLost(alert.Kind, alert.Subject, tries + 1);
                    break;
                }
                await Task.Delay(Pauses[tries], time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryAsync(object body, CancellationToken stop)
    {
        try
        {
            using var client = clients.CreateClient(nameof(AlertWebhook));
            client.Timeout = Timeout;
            using var answer = await client.PostAsJsonAsync(options.Value.Webhook, body, stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }

    // Without the address: a webhook's path is often its secret.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The webhook did not take alert {Kind} ({Subject}) in {Tries} tries.")]
    private partial void LogLost(string kind, string subject, int tries);
}
