using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Anyray.SpendStore.Ledger;

/// <summary>Healthy when the schema is up to date and the database answers.</summary>
internal sealed class LedgerHealth(IServiceScopeFactory scopes, LedgerReady ready) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!ready.IsReady) return HealthCheckResult.Unhealthy("The ledger's schema is not up to date yet.");
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SpendContext>().Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The ledger's database does not answer.");
    }
}
