using Anyray.Optimizer.Envoy.Wire;
using Anyray.Optimizer.Hosts;
using Anyray.Tests.Infrastructure;
using Anyray.Tests.Optimizer.Hosts;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Anyray.Tests.Optimizer.Envoy;

/// <summary>The real ext_proc port before a scripted optimizer, and a gRPC client that plays Envoy.</summary>
internal sealed class ExtProcRig : IAsyncDisposable
{
    private static readonly Method<ProcessingRequest, ProcessingResponse> Process = new(
        MethodType.DuplexStreaming, "envoy.service.ext_proc.v3.ExternalProcessor", "Process",
        Marshallers.Create(m => m.ToByteArray(), ProcessingRequest.Parser.ParseFrom),
        Marshallers.Create(m => m.ToByteArray(), ProcessingResponse.Parser.ParseFrom));

    private readonly IHost _host;
    private readonly GrpcChannel _channel;

    private ExtProcRig(IHost host, ScriptedHostOptimizer optimizer, int port)
    {
        (_host, Optimizer, Port) = (host, optimizer, port);
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
    }

    public ScriptedHostOptimizer Optimizer { get; }

    public int Port { get; }

    public static async Task<ExtProcRig> StartAsync(params (string Name, string Value)[] settings)
    {
        var port = FreePort.Next();
        var optimizer = new ScriptedHostOptimizer();
        var host = Create(optimizer, [("ANYRAY_EXT_PROC_PORT", $"{port}"), .. settings]);
        await host.StartAsync();
        return new(host, optimizer, port);
    }

    public static IHost Create(IHostOptimizer optimizer, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.Services.AddLogging();
        builder.Services.AddSingleton(optimizer);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddExtProc();
        return builder.Build();
    }

    public AsyncDuplexStreamingCall<ProcessingRequest, ProcessingResponse> Open(string? token = null) =>
        _channel.CreateCallInvoker().AsyncDuplexStreamingCall(Process, null, new CallOptions(
            token is null ? [] : new Grpc.Core.Metadata { { "authorization", $"Bearer {token}" } }, DateTime.UtcNow.AddSeconds(20)));

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.StopAsync();
        _host.Dispose();
    }
}
