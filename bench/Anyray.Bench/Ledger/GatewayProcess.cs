using System.Text;

namespace Anyray.Bench.Ledger;

/// <summary>A gateway of its own process whose upstream is the built-in simulator, so that it can be killed.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anyray-bench-gateway-").FullName;
    private readonly string _url = $"http://127.0.0.1:{Loopback.FreePort()}";
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    public GatewayProcess(string spendStore)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ANYRAY_ADMIN_TOKEN"] = StoreProcess.Token,
            ["ANYRAY_DATA_DIR"] = _folder,
            ["ANYRAY_SPEND_STORE_URL"] = spendStore,
        };
        Server = new KillableServer("gateway", environment, ["dotnet", Path.Combine(AppContext.BaseDirectory, "Anyray.Gateway.dll"), "--urls", _url], async () => await TryAsync(() => _http.GetAsync(_url + "/livez")) is not null);
    }

    public KillableServer Server { get; }

    /// <summary>Makes one call and reads its answer to the end. The request's id; null when no whole answer came.</summary>
    public async Task<string?> CallAsync(int user)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _url + "/v1/chat/completions");
        message.Headers.Add("x-anyray-provider", "simulator");
        message.Content = new StringContent($$"""{"model":"gpt-5-mini","user":"user-{{user}}","messages":[{"role":"user","content":"Hello"}]}""", Encoding.UTF8, "application/json");
        // The client reads an answer whole before it hands it over.
        using var answer = await TryAsync(() => _http.SendAsync(message));
        return answer is { IsSuccessStatusCode: true } ? answer.Headers.GetValues("x-anyray-trace-id").Single() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<HttpResponseMessage?> TryAsync(Func<Task<HttpResponseMessage>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
