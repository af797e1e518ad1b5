namespace Aspire.Hosting.Dashboard;

internal sealed class DashboardHost
{
    internal Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    internal Task StopAsync() => Task.CompletedTask;
    internal IEnumerable<KeyValuePair<string, string?>> TelemetryVariables(string service) => [new("OTEL_SERVICE_NAME", service)];
}
