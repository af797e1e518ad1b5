namespace Anyray.Optimizer.Hosts;

/// <summary>
/// The protocol's hook calls for hosts that reach the optimizer inside its own process. None of them throws but on
/// cancellation; a null means "go on with what you have".
/// </summary>
internal interface IHostOptimizer
{
    /// <summary><c>/v1/optimize</c>.</summary>
    ValueTask<HostDecision?> OptimizeAsync(HostCall call, CancellationToken stop);

    /// <summary>Looks in the cache and does nothing else; null on a miss.</summary>
    ValueTask<HostDecision?> FindAsync(HostCall call, CancellationToken stop);

    /// <summary><c>/v1/optimize-response</c>: the changed answer, or null.</summary>
    ValueTask<ReadOnlyMemory<byte>?> OptimizeResponseAsync(HostCall call, ReadOnlyMemory<byte> response, CancellationToken stop);

    /// <summary><c>/v1/record</c>, and <c>/v1/cache</c> when the answer may be kept. The work goes on behind the call.</summary>
    void Settle(HostCall call, HostDecision? decision, HostAnswer answer);
}
