using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>The gateway as a process of its own, to be killed.</summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    private GatewayProcess(ServerProcess server, string url) => (Server, Client) = (server, new HttpClient { BaseAddress = new Uri(url) });

    public ServerProcess Server { get; }

    public HttpClient Client { get; }

    public static async Task<GatewayProcess> StartAsync(string data, params (string Name, string Value)[] settings)
    {
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var environment = settings.ToDictionary(s => s.Name, s => (string?)s.Value);
        environment["ANYRAY_DATA_DIR"] = data;
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var server = ServerProcess.Start(["dotnet", Path.Combine(AppContext.BaseDirectory, "Anyray.Gateway.dll"), "--urls", url], environment: environment);
        var gateway = new GatewayProcess(server, url);
        await Eventually.IsTrueAsync(async () => server.HasExited || await IsUpAsync(gateway.Client), "the gateway is up", seconds: 60);
        return server.HasExited ? throw new InvalidOperationException(server.Output) : gateway;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<bool> IsUpAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
