using System.Threading.Channels;
using Anyray.Contracts.Spend;
using Anyray.Optimizer.Records;

namespace Anyray.Optimizer.Hosts;

/// <summary>Hands rows to the spend store behind the calls, one at a time and never more than a bounded number waiting.</summary>
internal sealed partial class HostLedger(SpendStoreLink store, TimeProvider time, ILogger<HostLedger> log) : BackgroundService
{
    private readonly Channel<SpendEvent> _rows = Channel.CreateBounded<SpendEvent>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds a row; without a spend store, nothing.</summary>
    public void Add(HostCall call, HostDecision? decision, HostAnswer answer, byte[]? whole)
    {
        if (!store.IsConfigured) return;
        try
        {
            _rows.Writer.TryWrite(HostRecord.Of(call, decision, answer, whole, time.GetUtcNow() - call.Began));
        }
        catch (Exception error)
        {
            LogLost(log, error.GetType().Name);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var row in _rows.Reader.ReadAllAsync(stoppingToken)) await SendAsync(row, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; that is no failure.
        }
    }

    private async Task SendAsync(SpendEvent row, CancellationToken stop)
    {
        try
        {
            await store.SendAsync(row, stop);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            LogLost(log, error.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A host's call was not recorded ({Error}).")]
    private static partial void LogLost(ILogger logger, string error);
}
