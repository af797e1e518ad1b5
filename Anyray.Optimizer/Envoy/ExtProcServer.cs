using System.Net;
using System.Net.Sockets;
using Anyray.Optimizer.Hosts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Envoy;

/// <summary>
/// Serves ext_proc on its own HTTP/2 port. A server of its own, because a listener added in code makes Kestrel ignore
/// <c>--urls</c>. Starts and is warm before the service says that it is ready: Envoy waits 200 ms for a message by default.
/// </summary>
internal sealed partial class ExtProcServer(IServiceProvider services, IOptions<ExtProcOptions> options, IHostEnvironment environment, ILogger<ExtProcServer> log) : IHostedService
{
    private WebApplication? _app;

    /// <summary>The port in use; 0 while off.</summary>
    public int Port { get; private set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var wanted = options.Value.Port ?? ExtProcOptions.DefaultPort;
        if (wanted == 0) return;
        // Looked at first: a server that fails to start logs an error with a stack trace of its own.
        if (!IsFree(wanted))
        {
            if (options.Value.Port is not null) throw new InvalidOperationException($"ANYRAY_EXT_PROC_PORT: port {wanted} is in use. Free it, or set another (0 = off).");
            LogBusy(log, wanted);
            return;
        }

        var app = Build(wanted);
        await app.StartAsync(cancellationToken);
        _app = app;
        Port = wanted;
        var optimizer = services.GetRequiredService<IHostOptimizer>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await ExtProcWarmUp.RunAsync(optimizer, now, wanted, options.Value.Token, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is null) return;
        await _app.StopAsync(cancellationToken);
        await _app.DisposeAsync();
    }

    private IPAddress Address => environment.IsDevelopment() ? IPAddress.Loopback : IPAddress.Any;

    private bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(Address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = environment.ContentRootPath, EnvironmentName = environment.EnvironmentName });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(Address, port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        builder.Services.AddSingleton(services.GetRequiredService<IHostOptimizer>());
        builder.Services.AddSingleton(services.GetRequiredService<TimeProvider>());
        builder.Services.AddSingleton(options);
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (options.Value.MaxBodyBytes + 64 * 1024, null));
        // Without any check the health service answers UNKNOWN, which is unhealthy to Envoy.
        builder.Services.AddGrpcHealthChecks().AddCheck("ext_proc", () => HealthCheckResult.Healthy());
        var app = builder.Build();
        app.MapGrpcService<ExternalProcessorService>();
        app.MapGrpcHealthChecksService();
        return app;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Port {Port} is in use, so Envoy's ext_proc is off. Set ANYRAY_EXT_PROC_PORT to a free port, or to 0 to turn it off.")]
    private static partial void LogBusy(ILogger logger, int port);
}
