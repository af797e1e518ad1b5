using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.SpendStore;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Rollups;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.SpendStore;

/// <summary>A spend store on a free port, on SQLite in a temporary folder or on the given Postgres.</summary>
public sealed class SpendStoreHost : IAsyncDisposable
{
    public const string Token = "test-admin-token";
    private readonly WebApplication _app;
    private readonly string _folder;

    private SpendStoreHost(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>A client that sends the admin token.</summary>
    public HttpClient Http { get; }

    public string Url => _app.Urls.First();

    public IServiceProvider Services => _app.Services;

    public static async Task<SpendStoreHost> StartAsync(string? postgres = null, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("anyray-tests-spend-").FullName;
        var app = SpendStoreApp.Create([
            "--urls", "http://127.0.0.1:0", "--environment", "Development", $"--ANYRAY_DATA_DIR={folder}", $"--ANYRAY_ADMIN_TOKEN={Token}",
            $"--ANYRAY_CONTENT_KEY={new string('0', 64)}", "--Logging:LogLevel:Default=Error", .. postgres is null ? Array.Empty<string>() : [$"--ConnectionStrings:spend={postgres}"], .. more]);
        await app.StartAsync();
        var host = new SpendStoreHost(app, folder);
        await Infrastructure.Eventually.IsTrueAsync(async () => (await host.Http.GetAsync("/health")).IsSuccessStatusCode, "the spend store is healthy");
        return host;
    }

    /// <summary>Sends events, and has their sums in the rollups when it returns.</summary>
    public async Task<IngestResult> SendAsync(params IEnumerable<SpendEvent> events)
    {
        var lines = string.Join('\n', events.Select(e => JsonSerializer.Serialize(e, ContractsJsonContext.Default.SpendEvent)));
        var answer = await Http.PostAsync("/internal/v1/events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"));
        answer.EnsureSuccessStatusCode();
        await using var scope = Services.CreateAsyncScope();
        await Services.GetRequiredService<RollupFold>().RunAsync(scope.ServiceProvider.GetRequiredService<SpendContext>(), CancellationToken.None);
        return (await answer.Content.ReadFromJsonAsync(ContractsJsonContext.Default.IngestResult))!;
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
