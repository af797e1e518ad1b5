using System.Net.Http.Headers;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.Gateway.Configuration;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Spool;

/// <summary>The internal API of the spend store.</summary>
internal sealed partial class SpendStoreClient(IOptions<GatewayOptions> options, IConfiguration configuration, ILogger<SpendStoreClient> logger) : IDisposable
{
    private static readonly MediaTypeHeaderValue NdJson = new("application/x-ndjson");
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly string? _url = ServiceAddress.Resolve(configuration, options.Value.SpendStoreUrl);
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(3),
    });
    private bool _down;

    public bool Enabled => _url is not null;

    /// <summary>Sends events as NDJSON. False when they must be sent again.</summary>
    public Task<bool> SendEventsAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellation) => PostAsync("/internal/v1/events", lines, NdJson, cancellation);

    /// <summary>Raises an alert. False when it must be raised again.</summary>
    public Task<bool> RaiseAsync(AlertEvent alert, CancellationToken cancellation) =>
        PostAsync("/internal/v1/alerts", JsonSerializer.SerializeToUtf8Bytes(alert, ContractsJsonContext.Default.AlertEvent), Json, cancellation);

    /// <summary>Asks for the control snapshot; the store holds the request until it changes or a second has passed.</summary>
    public Task<HttpResponseMessage> GetSnapshotAsync(string? etag, CancellationToken cancellation)
    {
        var message = Message(HttpMethod.Get, "/internal/v1/snapshot");
        if (etag is not null) message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return _http.SendAsync(message, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> PostAsync(string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Limit);
        try
        {
            using var message = Message(HttpMethod.Post, path);
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = type;
            using var response = await _http.SendAsync(message, deadline.Token);
            return Report(response.IsSuccessStatusCode, $"HTTP {(int)response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return Report(false, e.GetType().Name);
        }
    }

    private HttpRequestMessage Message(HttpMethod method, string path)
    {
        var message = new HttpRequestMessage(method, _url + path);
        if (options.Value.InternalToken is { Length: > 0 } token) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return message;
    }

    /// <summary>Logs only when it changes: an hour's outage is two lines.</summary>
    private bool Report(bool up, string what)
    {
        if (up == !_down) return up;
        _down = !up;
        if (up) LogBack();
        else LogDown(what);
        return up;
    }

    [LoggerMessage(LogLevel.Warning, "The spend store does not take events ({What}); they wait in the spool.")]
    private partial void LogDown(string what);

    [LoggerMessage(LogLevel.Information, "The spend store takes events again.")]
    private partial void LogBack();
}
