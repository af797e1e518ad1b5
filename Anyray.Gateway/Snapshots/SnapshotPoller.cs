using System.Net;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Gateway.Spool;

namespace Anyray.Gateway.Snapshots;

/// <summary>Keeps the snapshot fresh by long-polling the spend store. Any failure leaves the last good one in force.</summary>
internal sealed partial class SnapshotPoller(SpendStoreClient store, SnapshotHolder holder, TimeProvider time, ILogger<SnapshotPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestTurn = TimeSpan.FromMilliseconds(200);
    private string? _etag;
    private bool _down;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.Enabled) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            try
            {
                var changed = await PollAsync(stoppingToken);
                _down = false;
                // A store that does not hold the request must not be asked without end.
                var left = ShortestTurn - time.GetElapsedTime(started);
                if (!changed && left > TimeSpan.Zero) await Task.Delay(left, time, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or JsonException or NotSupportedException)
            {
                if (!_down) LogDown(e.GetType().Name);
                _down = true;
                await Task.Delay(Pause, time, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private async Task<bool> PollAsync(CancellationToken stopping)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        deadline.CancelAfter(Limit);
        using var response = await store.GetSnapshotAsync(_etag, deadline.Token);
        if (response.StatusCode == HttpStatusCode.NotModified) return false;
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"HTTP {(int)response.StatusCode}");
        await using var stream = await response.Content.ReadAsStreamAsync(deadline.Token);
        var snapshot = await JsonSerializer.DeserializeAsync(stream, ContractsJsonContext.Default.ControlSnapshot, deadline.Token)
            ?? throw new JsonException("The snapshot is null.");
        _etag = response.Headers.ETag?.ToString();
        if (holder.Loaded && snapshot.Version == holder.Current.Source.Version) return false;
        holder.Set(new GatewaySnapshot(snapshot));
        LogTaken(snapshot.Version, snapshot.Keys.Count);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The spend store gives no snapshot ({Reason}); the last one stays in force.")]
    private partial void LogDown(string reason);

    [LoggerMessage(LogLevel.Information, "Snapshot {Version} taken: {Keys} client keys.")]
    private partial void LogTaken(long version, int keys);
}
