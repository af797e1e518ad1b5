using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Optimizer.Core.Protocol;

public sealed class AuthTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private OptimizerServer _server = null!;

    public async Task InitializeAsync() => _server = await OptimizerServer.StartAsync(_folder.Path, "--ANYRAY_OPTIMIZER_TOKEN=hook-secret");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/v1/optimize")]
    [InlineData("/v1/optimize-response")]
    [InlineData("/v1/cache")]
    [InlineData("/v1/retrieve")]
    [InlineData("/v1/record")]
    public async Task Hooks_AskForTheOptimizerToken(string path)
    {
        Assert.Equal(401, (await _server.PostAsync(path, "{}")).Status);
        Assert.Equal(401, (await _server.PostAsync(path, "{}", "wrong")).Status);
        Assert.Equal(401, (await _server.PostAsync(path, "{}", OptimizerServer.AdminToken)).Status);
        Assert.NotEqual(401, (await _server.PostAsync(path, "{}", "hook-secret")).Status);
    }

    [Theory]
    [InlineData("GET", "/admin/auth")]
    [InlineData("GET", "/admin/optimizer/settings")]
    [InlineData("PUT", "/admin/optimizer/settings")]
    [InlineData("GET", "/admin/optimizer/kinds")]
    [InlineData("POST", "/admin/optimizer/off")]
    [InlineData("POST", "/admin/optimizer/on")]
    public async Task Admin_AsksForTheAdminToken(string method, string path)
    {
        Assert.Equal(401, (await _server.AdminAsync(new HttpMethod(method), path, token: null)).Status);
        Assert.Equal(401, (await _server.AdminAsync(new HttpMethod(method), path, token: "hook-secret")).Status);
        Assert.NotEqual(401, (await _server.AdminAsync(new HttpMethod(method), path)).Status);
    }

    [Fact]
    public async Task Admin_WithoutAConfiguredToken_Is503()
    {
        using var folder = new TemporaryFolder();
        await using var open = await OptimizerServer.StartAsync(folder.Path, "--ANYRAY_ADMIN_TOKEN=");
        Assert.Equal(503, (await open.AdminAsync(HttpMethod.Get, "/admin/auth")).Status);
    }
}
