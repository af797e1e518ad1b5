namespace Anyray.Gateway.Hook;

/// <summary>The connection pool to the optimizer. No retries: the deadline leaves no room for one.</summary>
internal sealed class OptimizerTransport : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(2),
    });

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellation) => _http.SendAsync(message, cancellation);

    public void Dispose() => _http.Dispose();
}
