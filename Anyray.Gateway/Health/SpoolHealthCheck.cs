using Anyray.Gateway.Spool;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Anyray.Gateway.Health;

/// <summary>Degraded when ledger events find no room, so that somebody looks before money goes uncounted for long.</summary>
internal sealed class SpoolHealthCheck(SpoolWriter spool) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(spool.Full ? HealthCheckResult.Degraded($"The spool is full; {spool.Dropped} events were dropped.") : HealthCheckResult.Healthy());
}
