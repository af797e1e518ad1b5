using System.Text;
using Anyray.Gateway;
using Microsoft.AspNetCore.Builder;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>A real gateway, a real scripted upstream and a recording spend store, each on a free loopback port.</summary>
public sealed class GatewayTestEnvironment : IAsyncDisposable
{
    public const string OpenAIKey = "sk-canary-openai-key";
    public const string AnthropicKey = "sk-ant-canary-anthropic-key";

    private readonly WebApplication _gateway;
    private readonly string _data;

    private GatewayTestEnvironment(WebApplication gateway, FaultyUpstream upstream, RecordingSpendStore store, string data)
    {
        _gateway = gateway;
        _data = data;
        Upstream = upstream;
        Store = store;
        Client = new HttpClient { BaseAddress = new Uri(gateway.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
    }

    public FaultyUpstream Upstream { get; }

    public RecordingSpendStore Store { get; }

    public HttpClient Client { get; }

    public string Url => Client.BaseAddress!.ToString().TrimEnd('/');

    public IServiceProvider Services => _gateway.Services;

    /// <summary>Starts everything. <paramref name="settings"/> wins over the defaults; a null value unsets one.</summary>
    public static async Task<GatewayTestEnvironment> StartAsync(params (string Name, string? Value)[] settings)
    {
        var upstream = await FaultyUpstream.StartAsync();
        var store = await RecordingSpendStore.StartAsync();
        var data = Directory.CreateTempSubdirectory("anyray-gateway-").FullName;
        var values = new Dictionary<string, string?>
        {
            ["ANYRAY_DATA_DIR"] = data,
            ["ANYRAY_SPEND_STORE_URL"] = store.Url,
            ["ANYRAY_PROVIDER_URL_OPENAI"] = upstream.Url + "/v1",
            ["ANYRAY_PROVIDER_KEY_OPENAI"] = OpenAIKey,
            ["ANYRAY_PROVIDER_URL_ANTHROPIC"] = upstream.Url,
            ["ANYRAY_PROVIDER_KEY_ANTHROPIC"] = AnthropicKey,
            ["ANYRAY_SHUTDOWN_DRAIN_MS"] = "200",
        };
        foreach (var (name, value) in settings) values[name] = value?.Replace("{upstream}", upstream.Url).Replace("{tls}", upstream.Url.Replace("http:", "https:")).Replace("{store}", store.Url);
        var gateway = Create(values);
        await gateway.StartAsync();
        return new GatewayTestEnvironment(gateway, upstream, store, data);
    }

    /// <summary>Builds a gateway that is not started yet.</summary>
    public static WebApplication Create(IReadOnlyDictionary<string, string?> settings, string environment = "Development")
    {
        List<string> args = ["--environment", environment, "--urls", "http://127.0.0.1:0"];
        foreach (var (name, value) in settings)
            if (value is not null) args.Add($"--{name}={value}");
        return GatewayApp.Create([.. args]);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), headers);

    public Task<HttpResponseMessage> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        foreach (var (name, value) in headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Stops the gateway as SIGTERM does.</summary>
    public Task StopAsync() => _gateway.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _gateway.StopAsync();
        await _gateway.DisposeAsync();
        await Upstream.DisposeAsync();
        await Store.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
