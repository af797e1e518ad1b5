using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Anyray.Optimizer;
using Microsoft.AspNetCore.Builder;

namespace Anyray.Tests.Optimizer.Core;

/// <summary>A real optimizer on a free port, with its own data folder.</summary>
public sealed class OptimizerServer : IAsyncDisposable
{
    public const string AdminToken = "admin-secret";

    private readonly WebApplication _app;

    private OptimizerServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<OptimizerServer> StartAsync(string folder, params string[] settings)
    {
        var app = OptimizerApp.Create(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning",
            $"--ANYRAY_DATA_DIR={folder}", $"--ANYRAY_ADMIN_TOKEN={AdminToken}", "--ANYRAY_EXT_PROC_PORT=0", "--Optimizer:DeadlineMs=20000", .. settings,
        ]);
        await app.StartAsync();
        return new OptimizerServer(app);
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, string json, string? token = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await SendAsync(request);
    }

    public async Task<(int Status, JsonElement Body)> AdminAsync(HttpMethod method, string path, string? json = null, string? token = AdminToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync(request);
    }

    /// <summary>One <c>/v1/optimize</c>; the request travels as it is written.</summary>
    public async Task<JsonElement> OptimizeAsync(string body, string endpoint = "/v1/chat/completions", string more = "", string? token = null)
    {
        var (status, answer) = await PostAsync("/v1/optimize", $$"""{"endpoint":"{{endpoint}}","request":{{body}}{{more}}}""", token);
        Assert.Equal(200, status);
        return answer;
    }

    private async Task<(int, JsonElement)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 128 }).RootElement);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
