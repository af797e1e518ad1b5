using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>Traces, metrics and logs.</summary>
internal static class TelemetryExtensions
{
    // The ledger row is the access log; what the frameworks say of each request is noise beside it.
    private static readonly string[] Quiet =
        ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.ServiceDiscovery", "Polly", "System.Net.Http.HttpClient", "Yarp"];

    private const string SnapshotPath = "/internal/v1/snapshot";

    /// <summary>The frameworks' loggers at Warning in every environment; any other source of configuration overrides it.</summary>
    internal static void AddQuietLogging(this IHostApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                .. Quiet.Select(category => KeyValuePair.Create($"Logging:LogLevel:{category}", (string?)nameof(LogLevel.Warning))),
                // It makes a span and a scope for every request only to number its log lines, and Kestrel logs what an endpoint throws.
                KeyValuePair.Create("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", (string?)nameof(LogLevel.None)),
                // A failed command is thrown as well, and told by who handles it.
                KeyValuePair.Create("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", (string?)nameof(LogLevel.Critical)),
                // The answer of /health says it, and each leg says once by itself that it is down; a probe repeats it for ever.
                KeyValuePair.Create("Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks", (string?)nameof(LogLevel.Critical)),
            ],
        });

    /// <summary>The project's own sources and meters and those of the frameworks, exported; nothing at all without an endpoint, since even spans that nobody reads cost each call their time.</summary>
    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = logging.IncludeScopes = true);
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Anyray.*", "Npgsql"))
            .WithTracing(tracing => tracing
                .AddSource("Anyray.*", "Npgsql")
                .AddAspNetCoreInstrumentation(options => options.Filter = IsNoProbe)
                .AddHttpClientInstrumentation(options => options.FilterHttpRequestMessage = IsNoPoll)
                .SetSamplerOf(builder.Configuration["OTEL_TRACES_SAMPLER"]))
            .UseOtlpExporter();
    }

    // What is left out here is to be left out by the services it calls as well; "always_on" would bring their half back.
    private static TracerProviderBuilder SetSamplerOf(this TracerProviderBuilder tracing, string? name) =>
        name is null or "" or "always_on" ? tracing.SetSampler(new ParentBasedSampler(new AlwaysOnSampler())) : tracing;

    // The gateway asks for the control snapshot every second, for ever.
    private static bool IsNoPoll(HttpRequestMessage request) => request.RequestUri?.AbsolutePath != SnapshotPath;

    private static bool IsNoProbe(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments("/alive") && http.Request.Path != SnapshotPath;
}
