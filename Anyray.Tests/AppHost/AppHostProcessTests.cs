using System.Text.Json;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.AppHost;

public sealed class AppHostProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [PostgresFact]
    public async Task Killed_it_leaves_no_process_and_starts_again_on_the_same_data()
    {
        string token;
        await using (var first = await AppHostProcess.StartAsync(_folder.Path))
        {
            token = first.AdminToken;
            await Chat.AskAsync(first.Gateway);
            await Eventually.IsTrueAsync(async () => await RequestsAsync(first) == 1, "the request is in the ledger");
            Assert.True(first.Processes().Count >= 6, "AppHost, three services, Redis and Postgres");

            first.Server.Signal(ServerProcess.SigKill);
            await Eventually.IsTrueAsync(() => first.Processes().Count == 0, "nothing is left behind");
        }

        await using var second = await AppHostProcess.StartAsync(_folder.Path);
        Assert.Equal(token, second.AdminToken);
        Assert.Equal(1, await RequestsAsync(second));
        await StopsCleanlyAsync(second, ServerProcess.SigTerm);
    }

    [Fact]
    public async Task Ctrl_C_stops_everything_also_without_servers()
    {
        await using var host = await AppHostProcess.StartAsync(_folder.Path, "--Aspire:Model:Stores=none");
        await Chat.AskAsync(host.Gateway);
        await Eventually.IsTrueAsync(async () => await RequestsAsync(host) == 1, "the request is in the ledger");

        await StopsCleanlyAsync(host, ServerProcess.SigInt);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task StopsCleanlyAsync(AppHostProcess host, int signal)
    {
        host.Server.SignalGroup(signal);
        await host.Server.WaitForExitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(host.Processes().Select(MarkedProcesses.CommandLine));
    }

    private static async Task<long> RequestsAsync(AppHostProcess host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/spend") { Headers = { Authorization = new("Bearer", host.AdminToken) } };
        using var response = await host.Gateway.SendAsync(request);
        using var spend = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return spend.RootElement.GetProperty("requests").GetInt64();
    }
}
