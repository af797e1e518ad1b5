using System.Text.RegularExpressions;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Gateway.Infrastructure;

/// <summary>The gateway as a process of its own, to be killed.</summary>
public sealed partial class GatewayProcess : IAsyncDisposable
{
    private GatewayProcess(ServerProcess server, string url) => (Server, Client) = (server, new HttpClient { BaseAddress = new Uri(url) });

    public ServerProcess Server { get; }

    public HttpClient Client { get; }

    public static async Task<GatewayProcess> StartAsync(string data, params (string Name, string Value)[] settings)
    {
        var environment = settings.ToDictionary(s => s.Name, s => (string?)s.Value);
        environment["ANYRAY_DATA_DIR"] = data;
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var server = ServerProcess.Start(["dotnet", Path.Combine(AppContext.BaseDirectory, "Anyray.Gateway.dll"), "--urls", "http://127.0.0.1:0"], environment: environment);
        await Eventually.IsTrueAsync(() => server.HasExited || Listening().IsMatch(server.Output), "the gateway listens", seconds: 60);
        return server.HasExited ? throw new InvalidOperationException(server.Output) : new GatewayProcess(server, Listening().Match(server.Output).Groups[1].Value);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    // It chooses the port itself: one that was free a moment ago may be another test's by now.
    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
