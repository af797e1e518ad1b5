using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Anyray.SpendStore.Admin;

namespace Anyray.SpendStore.Console.Optimizer;

/// <summary>The optimizer as the console uses it: settings, kill switch and dry run, over its public protocol.</summary>
internal sealed class OptimizerLink(IHttpClientFactory clients, IConfiguration configuration, AdminToken token)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>False when <c>ANYRAY_OPTIMIZER_URL</c> is not set.</summary>
    public bool IsConfigured => configuration["ANYRAY_OPTIMIZER_URL"] is { Length: > 0 };

    public async Task<JsonObject> ConfigAsync(CancellationToken stop) => (await SendAsync(HttpMethod.Get, "/admin/optimizer/settings", null, stop))["config"]!.AsObject();

    public Task<JsonObject> KindsAsync(CancellationToken stop) => SendAsync(HttpMethod.Get, "/admin/optimizer/kinds", null, stop);

    public Task<JsonObject> SaveAsync(JsonNode config, CancellationToken stop) => SendAsync(HttpMethod.Put, "/admin/optimizer/settings", config, stop);

    public Task<JsonObject> SwitchAsync(bool on, CancellationToken stop) => SendAsync(HttpMethod.Post, on ? "/admin/optimizer/on" : "/admin/optimizer/off", null, stop);

    public Task<JsonObject> DryRunAsync(JsonObject envelope, CancellationToken stop) => SendAsync(HttpMethod.Post, "/v1/optimize?dry_run=true", envelope, stop);

    /// <exception cref="InvalidInputException">The optimizer is away or refused; the message says why.</exception>
    private async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken stop)
    {
        try
        {
            using var client = clients.CreateClient(nameof(OptimizerLink));
            client.Timeout = Timeout;
            using var request = new HttpRequestMessage(method, new Uri(new Uri(configuration["ANYRAY_OPTIMIZER_URL"]!), path));
            if (path.StartsWith("/admin", StringComparison.Ordinal)) token.Authorize(request);
            else if (configuration["ANYRAY_OPTIMIZER_TOKEN"] is { Length: > 0 } hook) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", hook);
            request.Headers.Add("x-anyray-actor", Actor.Console);
            if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!answer.IsSuccessStatusCode) throw new InvalidInputException($"The optimizer refused ({(int)answer.StatusCode}): {Message(text)}");
            return JsonNode.Parse(text)!.AsObject();
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or System.Text.Json.JsonException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new InvalidInputException($"The optimizer does not answer: {e.Message}");
        }
    }

    private static string Message(string text)
    {
        try
        {
            return JsonNode.Parse(text)?["error"]?["message"]?.ToString() ?? text;
        }
        catch (System.Text.Json.JsonException)
        {
            return "no reason given";
        }
    }
}
