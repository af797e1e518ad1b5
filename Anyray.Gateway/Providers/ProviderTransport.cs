using Anyray.Gateway.Providers.Simulator;
using Anyray.Gateway.Routing;

namespace Anyray.Gateway.Providers;

/// <summary>The connections to all providers. A bare invoker: no retries, no redirects, no cookies, nothing buffered.</summary>
internal sealed class ProviderTransport(TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker _simulator = new(new SimulatorHandler(time));
    private readonly HttpMessageInvoker _http = new(Handler());
    private readonly HttpMessageInvoker _guarded = new(Handler(guarded: true));

    private static SocketsHttpHandler Handler(bool guarded = false) => new()
    {
        ConnectCallback = guarded ? GuardedConnect.ConnectAsync : null,
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 64,
    };

    /// <summary>The connections to a target's host.</summary>
    public HttpMessageInvoker For(Target target) => target.Provider.Protocol == "simulator" ? _simulator : target.Guarded ? _guarded : _http;

    /// <summary>Sends a call; returns when the answer's headers are there.</summary>
    public Task<HttpResponseMessage> SendAsync(Target target, HttpRequestMessage message, CancellationToken cancellation) =>
        For(target).SendAsync(message, cancellation);

    public void Dispose()
    {
        _http.Dispose();
        _guarded.Dispose();
        _simulator.Dispose();
    }
}
