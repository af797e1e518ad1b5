using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Runs Aspire's own dashboard: with <c>--dashboard</c>, or when <c>aspire</c> is installed.</summary>
internal sealed class DashboardHost(
    IDistributedApplicationBuilder builder, ResourceNotificationService notifications, ResourceConsole console, ResourceInstances instances, Watchdog watchdog)
{
    private readonly DashboardResource _resource = new();
    private readonly CancellationTokenSource _stopping = new();
    private DashboardUrls? _urls;
    private WebApplication? _resourceService;
    private ManagedProcess? _process;
    private Task _starting = Task.CompletedTask;

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        var asked = builder.Configuration["dashboard"];
        if (((DistributedApplicationBuilder)builder).Options.DisableDashboard || asked == "false" || (asked != "true" && DashboardProgram.OnPath is null)) return;
        _urls = DashboardUrls.Of(builder.Configuration);
        foreach (var port in _urls.Ports)
        {
            if (await Ports.IsFreeSoonAsync(port, cancellationToken)) continue;
            console.Write(_resource, $"not started: port {port} is in use");
            _urls = null;
            return;
        }
        await ServeResourcesAsync(_urls.Resources, cancellationToken);
        _starting = RunAsync(_urls, _stopping.Token);
    }

    internal async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _starting;
        if (_process is not null) await _process.DisposeAsync();
        if (_resourceService is null) return;
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _resourceService.StopAsync(atOnce.Token);
        await _resourceService.DisposeAsync();
    }

    /// <summary>Where a service sends its telemetry, and under which name.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> TelemetryVariables(string service)
    {
        yield return new("OTEL_SERVICE_NAME", service);
        yield return new("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={instances.IdOf(service)}");
        if (_urls is null) yield break;
        yield return new("OTEL_EXPORTER_OTLP_ENDPOINT", _urls.Otlp.ToString().TrimEnd('/'));
        yield return new("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        yield return new("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
        if (!builder.Environment.IsDevelopment()) yield break;
        yield return new("OTEL_BSP_SCHEDULE_DELAY", "1000");
        yield return new("OTEL_BLRP_SCHEDULE_DELAY", "1000");
        yield return new("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        yield return new("OTEL_TRACES_SAMPLER", "always_on");
        yield return new("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based");
    }

    private async Task RunAsync(DashboardUrls urls, CancellationToken cancellationToken)
    {
        try
        {
            var program = DashboardProgram.OnPath
                ?? await DashboardProgram.FetchAsync(Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "artifacts", "dashboard")), watchdog, line => console.Write(_resource, line), cancellationToken);
            _process = ManagedProcess.Start(
                watchdog,
                [
                    program, "dashboard", "run", "--non-interactive", "--nologo", "--allow-anonymous", "--frontend-url", urls.Frontend.ToString(),
                    "--otlp-grpc-url", urls.Otlp.ToString(), "--otlp-http-url", urls.OtlpHttp.ToString(),
                ],
                "/", urls.Variables, line => console.Keep(_resource, line));
            while (await Ports.IsUnansweredAsync(urls.Frontend.Port, cancellationToken))
            {
                if (_process.HasExited) throw new DistributedApplicationException($"it ended with code {_process.ExitCode}");
                await Task.Delay(200, cancellationToken);
            }
            console.Write(_resource, $"ready: {urls.Frontend}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The application stops.
        }
        catch (DistributedApplicationException e)
        {
            console.Write(_resource, $"not started: {e.Message}");
        }
    }

    private async Task ServeResourcesAsync(Uri url, CancellationToken cancellationToken)
    {
        var server = WebApplication.CreateSlimBuilder();
        server.Logging.SetMinimumLevel(LogLevel.Warning);
        server.WebHost.UseUrls(url.ToString()).ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        server.Services.AddGrpc();
        server.Services.AddSingleton(notifications).AddSingleton(console).AddSingleton(instances).AddSingleton(builder.Environment);
        _resourceService = server.Build();
        _resourceService.MapGrpcService<DashboardResourceService>();
        await _resourceService.StartAsync(cancellationToken);
    }

    private sealed class DashboardResource() : Resource("dashboard");
}
