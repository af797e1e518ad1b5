using System.Net.Http.Headers;
using System.Text;
using Anyray.Optimizer;
using Microsoft.AspNetCore.Builder;

namespace Anyray.Tests.Optimizer.Portkey;

/// <summary>The real optimizer behind its token, asked as Portkey asks.</summary>
internal sealed class PortkeyRig : IAsyncDisposable
{
    public const string Token = "portkey-test-token";

    private readonly string _folder = Directory.CreateTempSubdirectory("anyray-portkey-").FullName;
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public static async Task<PortkeyRig> StartAsync()
    {
        var rig = new PortkeyRig();
        rig._app = OptimizerApp.Create(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--ANYRAY_EXT_PROC_PORT=0",
            $"--ANYRAY_DATA_DIR={rig._folder}", $"--ANYRAY_OPTIMIZER_TOKEN={Token}", "--Optimizer:DeadlineMs=20000",
        ]);
        await rig._app.StartAsync();
        rig._client.BaseAddress = new Uri(rig._app.Urls.First());
        return rig;
    }

    /// <summary>A hook; <paramref name="identity"/> is the static header of the config.</summary>
    public Task<(int Status, string Body)> HookAsync(string eventType, string request, string response = "{}", string? identity = null, string query = "", string? token = Token) =>
        PostAsync($"/portkey/webhook{query}",
            $$$"""{"request":{"json":{{{request}}},"isStreamingRequest":false},"response":{"json":{{{response}}},"statusCode":200},"provider":"openai","requestType":"chatComplete","metadata":{"_user":"mallory","tenantId":"tenant-b"},"eventType":"{{{eventType}}}"}""",
            token, ("x-anyray-metadata", identity));

    public Task<(int Status, string Body)> CacheAsync(string request, string? identity = null) =>
        PostAsync("/portkey/cache/v1/chat/completions", request, Token, ("OpenAI-Organization", identity));

    public async Task<(int Status, string Body)> PostAsync(string path, string body, string? token, (string Name, string? Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (header.Value is not null) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await _client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
