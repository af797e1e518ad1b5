using Anyray.Gateway.Configuration;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Health;

/// <summary>
/// After SIGTERM the listener stays until the calls that were open have ended, so that a probe hears 503 and a new call is told to come back;
/// without it both would find a closed port.
/// </summary>
internal sealed class Drain(IOptions<GatewayOptions> options, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private volatile bool _begun;
    private int _open;

    /// <summary>The service is about to stop.</summary>
    public bool Begun => _begun;

    /// <summary>Counts a call until it is answered; false when it came too late.</summary>
    public bool TryEnter(HttpContext http)
    {
        if (_begun) return false;
        Interlocked.Increment(ref _open);
        http.Response.OnCompleted(static drain =>
        {
            Interlocked.Decrement(ref ((Drain)drain)._open);
            return Task.CompletedTask;
        }, this);
        return true;
    }

    /// <summary>Comes before the web server stops.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _begun = true;
        var end = time.GetUtcNow() + TimeSpan.FromMilliseconds(options.Value.ShutdownDrainMs);
        while (Volatile.Read(ref _open) > 0 && time.GetUtcNow() < end && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Pause, time, CancellationToken.None);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
