using System.Net.Http.Headers;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Records;

/// <summary>The way to the spend store's ledger.</summary>
internal sealed class SpendStoreLink(IHttpClientFactory clients, IOptions<OptimizerOptions> options)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "spend-store";

    /// <summary>False when there is no spend store to send to.</summary>
    public bool IsConfigured => options.Value.SpendStoreUrl is not null;

    /// <summary>Sends one row; sent twice it is counted once.</summary>
    /// <exception cref="HttpRequestException">The store is away or did not take it.</exception>
    public async Task SendAsync(SpendEvent spend, CancellationToken stop)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(spend, ContractsJsonContext.Default.SpendEvent);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Value.SpendStoreUrl!, "/internal/v1/events")) { Content = new ByteArrayContent(line) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (options.Value.InternalToken is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await clients.CreateClient(Client).SendAsync(request, stop);
        response.EnsureSuccessStatusCode();
    }
}
