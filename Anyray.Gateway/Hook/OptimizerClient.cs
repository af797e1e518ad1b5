using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Configuration;
using Anyray.Gateway.Upstream;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Hook;

/// <summary>The optimizer's HTTP interface.</summary>
internal sealed class OptimizerClient(IOptions<OptimizerOptions> options, IConfiguration configuration, OptimizerTransport transport)
{
    private static readonly TimeSpan RetrieveLimit = TimeSpan.FromSeconds(5);
    private readonly string? _url = ServiceAddress.Resolve(configuration, options.Value.Url);

    public bool Enabled => _url is not null;

    /// <summary>Posts a body, which it takes over; the caller disposes the answer.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, PooledWriter body, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _url + path);
        message.Headers.TryAddWithoutValidation("Prefer", "return=minimal");
        if (options.Value.Token is { Length: > 0 } token) message.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        message.Content = new PooledContent(body.Detach(), "application/json");
        return await transport.SendAsync(message, cancellation);
    }

    /// <summary>The text behind a handle, or null when there is none for this tenant.</summary>
    public async Task<string?> RetrieveAsync(string handle, string tenant, CancellationToken cancellation)
    {
        if (_url is null) return null;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(RetrieveLimit);
        using var body = new PooledWriter(256);
        using (var json = new Utf8JsonWriter(body)) JsonSerializer.Serialize(json, new { handle, metadata = new { tenantId = tenant } });
        try
        {
            using var response = await PostAsync("/v1/retrieve", body, deadline.Token);
            if (!response.IsSuccessStatusCode) return null;
            await using var stream = await response.Content.ReadAsStreamAsync(deadline.Token);
            using var answer = await JsonDocument.ParseAsync(stream, cancellationToken: deadline.Token);
            return answer.RootElement.TryGetProperty("content", out var content) ? content.GetString() : null;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is (HttpRequestException or IOException or OperationCanceledException or JsonException))
        {
            return null;
        }
    }
}
