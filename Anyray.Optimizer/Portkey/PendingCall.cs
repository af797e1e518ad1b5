using Anyray.Optimizer.Hosts;

namespace Anyray.Optimizer.Portkey;

/// <summary>A call between its two hooks.</summary>
internal sealed record PendingCall(HostCall Call, HostDecision Decision);
