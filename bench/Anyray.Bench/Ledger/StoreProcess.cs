using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Anyray.Bench.Ledger;

/// <summary>A spend store of its own process, so that it can be killed.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    public const string Token = "bench";
    private readonly string _folder = Directory.CreateTempSubdirectory("anyray-bench-spend-").FullName;

    /// <param name="postgres">Connection string; null keeps the ledger on SQLite.</param>
    /// <param name="more">Variables besides the usual.</param>
    public StoreProcess(string? postgres, params (string Name, string Value)[] more)
    {
        Url = $"http://127.0.0.1:{Loopback.FreePort()}";
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ANYRAY_ADMIN_TOKEN"] = Token, ["ANYRAY_DATA_DIR"] = _folder };
        foreach (var (name, value) in more) environment[name] = value;
        Server = new KillableServer("spend store", environment,
            ["dotnet", Path.Combine(AppContext.BaseDirectory, "Anyray.SpendStore.dll"), "--urls", Url, .. postgres is null ? Array.Empty<string>() : [$"--ConnectionStrings:spend={postgres}"]], IsHealthyAsync);
    }

    public string Url { get; }

    public KillableServer Server { get; }

    /// <summary>A client that sends the admin token.</summary>
    public HttpClient Http { get; } = new() { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) }, Timeout = TimeSpan.FromMinutes(2) };

    /// <exception cref="HttpRequestException">The store did not answer; the batch may or may not be in the ledger.</exception>
    public async Task SendAsync(byte[] batch)
    {
        using var answer = await Http.PostAsync(Url + "/internal/v1/events", new ByteArrayContent(batch));
        answer.EnsureSuccessStatusCode();
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(Url + path);

    /// <summary>Requests that the rollups count, over all time.</summary>
    public async Task<long> RequestsAsync() => (await GetAsync("/admin/spend?from=2020-01-01")).GetProperty("requests").GetInt64();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            return (await Http.GetAsync(Url + "/health")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
