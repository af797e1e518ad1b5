using Anyray.Tests.Infrastructure;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Npgsql;

namespace Anyray.Tests.AppHost;

public sealed class AppHostTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly TemporaryFolder _folder = new();

    [PostgresFact]
    public async Task A_request_through_the_gateway_becomes_a_row_in_Postgres()
    {
        await using var app = await StartAsync();
        using var gateway = app.CreateHttpClient("gateway");
        using var answer = await Chat.AskAsync(gateway);
        Assert.True(answer.Headers.Contains("x-anyray-optimization"));

        await using var source = NpgsqlDataSource.Create((await app.GetConnectionStringAsync("spend"))!);
        await using var count = source.CreateCommand("SELECT count(*) FROM ledger WHERE attempt IS NULL");
        await Eventually.IsTrueAsync(async () => (long)(await count.ExecuteScalarAsync())! == 1, "the request is in the ledger");
    }

    [RedisFact]
    public async Task Every_service_is_healthy_with_its_stores()
    {
        await using var app = await StartAsync();
        foreach (var service in new[] { "gateway", "optimizer", "spendstore" })
        {
            using var http = app.CreateHttpClient(service);
            using var health = await http.GetAsync("/health");
            Assert.True(health.IsSuccessStatusCode, $"{service}: {await health.Content.ReadAsStringAsync()}");
        }
        using var gateway = app.CreateHttpClient("gateway");
        using var answer = await Chat.AskAsync(gateway);
        Assert.DoesNotContain("\"status\":\"error\"", Assert.Single(answer.Headers.GetValues("x-anyray-optimization")));
        Assert.StartsWith("127.0.0.1:", await app.GetConnectionStringAsync("cache"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<DistributedApplication> StartAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Anyray_AppHost>(
            [$"--Aspire:Store:Path={_folder.Path}", $"--ANYRAY_DATA_DIR={_folder.Path}", "--ANYRAY_EXT_PROC_PORT=0"]);
        var app = await builder.BuildAsync();
        await app.StartAsync().WaitAsync(Patience);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("gateway").WaitAsync(Patience);
        return app;
    }
}
