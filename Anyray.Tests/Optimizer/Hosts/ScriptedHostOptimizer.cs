using System.Collections.Concurrent;
using System.Text;
using Anyray.Optimizer.Hosts;

namespace Anyray.Tests.Optimizer.Hosts;

/// <summary>An optimizer that decides what the test says and remembers what it was asked.</summary>
internal sealed class ScriptedHostOptimizer : IHostOptimizer
{
    public Func<HostCall, HostDecision?> Decide { get; set; } = _ => new HostDecision { OptimizationId = "opt" };

    public Func<string, string?> Change { get; set; } = _ => null;

    public TimeSpan Delay { get; set; }

    public ConcurrentQueue<HostCall> Calls { get; } = new();

    public ConcurrentQueue<(HostCall Call, HostDecision? Decision, HostAnswer Answer)> Settled { get; } = new();

    public async ValueTask<HostDecision?> OptimizeAsync(HostCall call, CancellationToken stop)
    {
        if (call.Metadata.GetValueOrDefault("tenantId") == "warm-up") return null;
        Calls.Enqueue(call);
        if (Delay > TimeSpan.Zero) await Task.Delay(Delay, stop);
        return Decide(call);
    }

    public async ValueTask<HostDecision?> FindAsync(HostCall call, CancellationToken stop) => await OptimizeAsync(call, stop) is { Cached: not null } hit ? hit : null;

    public ValueTask<ReadOnlyMemory<byte>?> OptimizeResponseAsync(HostCall call, ReadOnlyMemory<byte> response, CancellationToken stop)
    {
        var changed = Change(Encoding.UTF8.GetString(response.Span));
        return ValueTask.FromResult(changed is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(changed));
    }

    public void Settle(HostCall call, HostDecision? decision, HostAnswer answer) => Settled.Enqueue((call, decision, answer));
}
