using System.Text.Json;
using System.Text.RegularExpressions;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.AppHost;

public sealed partial class DashboardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [DashboardFact]
    public async Task The_dashboard_has_the_logs_metrics_and_traces_of_every_service()
    {
        await using var host = await AppHostProcess.StartAsync(_folder.Path, "--dashboard=true", "--Aspire:Model:Stores=none");
        await Eventually.IsTrueAsync(() => Ready().IsMatch(host.Server.Output), $"the dashboard is ready\n{host.Server.Output}", seconds: 180);
        using var dashboard = new HttpClient { BaseAddress = new Uri(Ready().Match(host.Server.Output).Groups[1].Value) };
        using var answer = await Chat.AskAsync(host.Gateway);

        await Eventually.IsTrueAsync(async () => await HasTelemetryAsync(dashboard, "gateway", "optimizer", "spendstore"), "telemetry of every service");
        await Eventually.IsTrueAsync(async () => await HasTraceAcrossAsync(dashboard, "gateway", "optimizer", "spendstore"), "one trace across gateway, optimizer and spend store");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<bool> HasTelemetryAsync(HttpClient dashboard, params string[] services)
    {
        using var resources = JsonDocument.Parse(await dashboard.GetStringAsync("/api/telemetry/resources"));
        var seen = resources.RootElement.EnumerateArray()
            .Where(r => r.GetProperty("hasTraces").GetBoolean() && r.GetProperty("hasMetrics").GetBoolean())
            .Select(r => r.GetProperty("name").GetString());
        return !services.Except(seen).Any();
    }

    private static async Task<bool> HasTraceAcrossAsync(HttpClient dashboard, params string[] services)
    {
        using var traces = JsonDocument.Parse(await dashboard.GetStringAsync("/api/telemetry/spans"));
        var spans =
            from resource in traces.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
            let service = resource.GetProperty("resource").GetProperty("attributes").EnumerateArray()
                .First(a => a.GetProperty("key").GetString() == "service.name").GetProperty("value").GetProperty("stringValue").GetString()
            from scope in resource.GetProperty("scopeSpans").EnumerateArray()
            from span in scope.GetProperty("spans").EnumerateArray()
            select (Trace: span.GetProperty("traceId").GetString(), service);
        return spans.GroupBy(s => s.Trace).Any(trace => !services.Except(trace.Select(s => s.service)).Any());
    }

    [GeneratedRegex(@"dashboard\s*\| ready: (http\S+)")]
    private static partial Regex Ready();
}
