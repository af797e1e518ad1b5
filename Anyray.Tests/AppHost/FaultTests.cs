using System.Text.Json;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.AppHost;

public sealed class FaultTests : IDisposable
{
    private const int Each = 3;
    private readonly TemporaryFolder _folder = new();

    [PostgresFact]
    public async Task Whatever_is_killed_requests_go_on_and_every_one_is_in_the_ledger_once()
    {
        await using var host = await AppHostProcess.StartAsync(_folder.Path, "--dashboard=false");
        await AskAsync(host);

        MarkedProcesses.Kill(host.Processes("Anyray.Optimizer.dll"));
        await Eventually.IsTrueAsync(() => host.Processes("Anyray.Optimizer.dll").Count == 0, "the optimizer is gone");
        await AskAsync(host);

        MarkedProcesses.Kill(host.Processes("redis-server"));
        await Eventually.IsTrueAsync(() => host.Processes("redis-server").Count == 0, "Redis is gone");
        await AskAsync(host);

        var store = Assert.Single(host.Processes("Anyray.SpendStore.dll"));
        var (command, environment) = (MarkedProcesses.Command(store), MarkedProcesses.Environment(store));
        MarkedProcesses.Kill([store]);
        await Eventually.IsTrueAsync(() => host.Processes("Anyray.SpendStore.dll").Count == 0, "the spend store is gone");
        await AskAsync(host);

        // Back, as whoever supervises it would bring it back.
        await using var again = ServerProcess.Start(command, environment: environment, workingDirectory: Path.Combine(TestEnvironment.RepositoryRoot, "Anyray.SpendStore"));
        using var client = new HttpClient { BaseAddress = new Uri(environment["ASPNETCORE_URLS"]!) };
        await Eventually.IsTrueAsync(async () => await RequestsAsync(client, host.AdminToken) == 4 * Each, "every request is in the ledger", seconds: 60);
        Assert.Equal(4 * Each, await RequestsAsync(client, host.AdminToken));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AskAsync(AppHostProcess host)
    {
        for (var i = 0; i < Each; i++)
        {
            using var answer = await Chat.AskAsync(host.Gateway, $"Question {i}");
        }
    }

    private static async Task<long> RequestsAsync(HttpClient store, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/spend") { Headers = { Authorization = new("Bearer", token) } };
        try
        {
            using var response = await store.SendAsync(request);
            using var spend = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? spend.RootElement.GetProperty("requests").GetInt64() : -1;
        }
        catch (HttpRequestException)
        {
            return -1;
        }
    }
}
