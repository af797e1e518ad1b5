using System.Net;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Anyray.Tests.SpendStore;
using Microsoft.Extensions.Options;

namespace Anyray.Tests.Gateway.Admin;

public sealed class AdminListenerTests
{
    [Fact]
    public async Task The_gateways_admin_and_console_are_only_on_their_own_listener()
    {
        var admin = $"http://127.0.0.1:{FreePort.Next()}";
        await using var store = await SpendStoreHost.StartAsync();
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_ADMIN_URLS", admin), ("ANYRAY_SPEND_STORE_URL", store.Url));
        using var http = new HttpClient { BaseAddress = new Uri(admin) };

        foreach (var path in (string[])["/admin/keys", "/admin/optimizer/settings", "/console", "/console/login", "/ADMIN/keys"])
            Assert.Equal(HttpStatusCode.NotFound, (await env.Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/admin/keys")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/console/login")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await env.Client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","messages":[]}""")).StatusCode);
    }

    [Fact]
    public async Task The_stores_admin_and_console_are_only_on_their_own_listener_and_events_on_both()
    {
        var admin = $"http://localhost:{FreePort.Next()}";
        await using var store = await SpendStoreHost.StartAsync(more: $"--ANYRAY_ADMIN_URLS={admin}");
        using var http = new HttpClient { BaseAddress = new Uri(admin), DefaultRequestHeaders = { { "Authorization", $"Bearer {SpendStoreHost.Token}" } } };

        Assert.Equal(HttpStatusCode.NotFound, (await store.Http.GetAsync("/admin/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await store.Http.GetAsync("/console/login")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await store.Http.GetAsync("/internal/v1/snapshot")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/admin/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/console/login")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/internal/v1/snapshot")).StatusCode);
    }

    [Fact]
    public async Task Configured_endpoints_hold_beside_the_admin_listener()
    {
        var (ours, admin) = (FreePort.Next(), FreePort.Next());
        await using var gateway = GatewayTestEnvironment.Create(new Dictionary<string, string?>
        {
            ["ANYRAY_DATA_DIR"] = Directory.CreateTempSubdirectory("anyray-gateway-").FullName,
            ["Kestrel:Endpoints:Http:Url"] = $"http://127.0.0.1:{ours}",
            ["ANYRAY_ADMIN_URLS"] = $"http://127.0.0.1:{admin}",
        });
        await gateway.StartAsync();
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"http://127.0.0.1:{ours}/")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"http://127.0.0.1:{ours}/admin/keys")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync($"http://127.0.0.1:{admin}/admin/keys")).StatusCode);
        await gateway.StopAsync();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("ftp://127.0.0.1:21")]
    [InlineData("http://127.0.0.1:9000/admin")]
    [InlineData(";")]
    public void A_malformed_address_stops_the_start_with_the_name_of_the_variable(string urls)
    {
        var e = Assert.Throws<OptionsValidationException>(() => GatewayTestEnvironment.Create(new Dictionary<string, string?> { ["ANYRAY_ADMIN_URLS"] = urls }));
        Assert.Contains("ANYRAY_ADMIN_URLS", e.Message);
    }
}
