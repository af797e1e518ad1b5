using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Snapshot;
using Anyray.Contracts.Spend;

namespace Anyray.Tests.SpendStore.Control;

/// <summary>What administrators change, gateways see, and the audit log keeps.</summary>
public sealed class ControlTests : IAsyncLifetime
{
    private SpendStoreHost _host = null!;

    public async Task InitializeAsync() => _host = await SpendStoreHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_key_is_shown_once_known_by_its_hash_rotated_and_revoked()
    {
        var issued = await PostAsync("/admin/client-keys", new { user = "ada", allowedModels = new[] { "gpt-*" } });
        var (key, id) = (issued.GetProperty("key").GetString()!, issued.GetProperty("details").GetProperty("id").GetString()!);
        Assert.Matches("^ark_[A-Za-z0-9_-]{43}$", key);
        Assert.StartsWith("ark_svc_", (await PostAsync("/admin/client-keys", new { name = "ci", service = true })).GetProperty("key").GetString());
        Assert.Equal(Hash(key), (await SnapshotAsync()).Keys.Single(k => k.User == "ada").Sha256);

        var rotated = (await PostAsync($"/admin/client-keys/{id}/rotate", new { })).GetProperty("key").GetString()!;
        Assert.Equal(Hash(rotated), (await SnapshotAsync()).Keys.Single(k => k.User == "ada").Sha256);
        Assert.Equal(HttpStatusCode.NoContent, (await _host.Http.DeleteAsync($"/admin/client-keys/{id}")).StatusCode);
        Assert.DoesNotContain((await SnapshotAsync()).Keys, k => k.User == "ada");
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Http.DeleteAsync($"/admin/client-keys/{id}")).StatusCode);

        foreach (var path in new[] { "/admin/client-keys", "/admin/audit" })
        {
            var text = await _host.Http.GetStringAsync(path);
            Assert.DoesNotContain(key, text);
            Assert.DoesNotContain(rotated, text);
        }
    }

    [Fact]
    public async Task A_long_poll_ends_as_soon_as_something_changes()
    {
        var first = await PollAsync(null);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var tag = first.Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NotModified, (await PollAsync(tag)).StatusCode);

        var poll = PollAsync(tag);
        await PostAsync("/admin/budgets", new { scope = "team", scopeValue = "apps", capUsd = 12.5, mode = "hard", period = "day" });
        var second = await poll;
        if (second.StatusCode == HttpStatusCode.NotModified) second = await PollAsync(tag);

        var budget = Assert.Single((await second.Content.ReadFromJsonAsync(ContractsJsonContext.Default.ControlSnapshot))!.Budgets);
        Assert.Equal((12_500_000_000, BudgetMode.Hard, BudgetPeriod.Day), (budget.CapNanoUsd, budget.Mode, budget.Period));
    }

    [Fact]
    public async Task A_credential_reaches_the_gateway_and_nobody_else()
    {
        const string Secret = "sk-canary-7f3a";
        (await _host.Http.PutAsJsonAsync("/admin/providers/main", new { provider = "openai", secret = Secret })).EnsureSuccessStatusCode();
        (await _host.Http.PutAsJsonAsync("/admin/routing/r", new { provider = "openai", api_key = Secret })).EnsureSuccessStatusCode();

        Assert.Equal(Secret, Assert.Single((await SnapshotAsync()).Credentials).Secret);
        foreach (var path in new[] { "/admin/providers", "/admin/routing", "/admin/audit", "/console/providers", "/console/routing", "/console/audit" })
            Assert.DoesNotContain(Secret, await _host.Http.GetStringAsync(path));
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_log_with_before_and_after()
    {
        var id = (await PostAsync("/admin/budgets", new { scope = "organisation", capUsd = 1 })).GetProperty("id").GetString();
        (await _host.Http.PutAsJsonAsync($"/admin/budgets/{id}", new { scope = "organisation", capUsd = 2 })).EnsureSuccessStatusCode();
        (await _host.Http.DeleteAsync($"/admin/budgets/{id}")).EnsureSuccessStatusCode();
        var change = new AuditEvent { Time = DateTimeOffset.UtcNow, Actor = "optimizer", Action = "optimizer.settings.update" };
        (await _host.Http.PostAsJsonAsync("/internal/v1/audit", change, ContractsJsonContext.Default.AuditEvent)).EnsureSuccessStatusCode();

        var entries = (await _host.GetAsync("/admin/audit")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["optimizer.settings.update", "budget.delete", "budget.update", "budget.create"], entries.Select(e => e.GetProperty("action").GetString()));
        Assert.Equal(1_000_000_000, entries[2].GetProperty("before").GetProperty("capNanoUsd").GetInt64());
        Assert.Equal(2_000_000_000, entries[2].GetProperty("after").GetProperty("capNanoUsd").GetInt64());
    }

    [Theory]
    [InlineData("POST", "/admin/client-keys", "{")]
    [InlineData("POST", "/admin/client-keys", """{"user":5}""")]
    [InlineData("POST", "/admin/client-keys", """{"user":"x","expiresAt":"2001-01-01T00:00:00Z"}""")]
    [InlineData("POST", "/admin/budgets", """{"scope":"user","capUsd":1}""")]
    [InlineData("POST", "/admin/budgets", """{"scope":"planet","scopeValue":"x","capUsd":1}""")]
    [InlineData("POST", "/admin/budgets", """{"scope":"organisation","capUsd":-1}""")]
    [InlineData("PUT", "/admin/prices", """{"provider":"p","model":"m","input":-1,"output":1}""")]
    [InlineData("PUT", "/admin/prices", """{"provider":"p","model":"m","input":1,"output":1,"details":{"audioHour":-1}}""")]
    [InlineData("PUT", "/admin/prices", """{"provider":"p","model":"m","input":1,"output":1,"details":{"flexPercent":-1}}""")]
    [InlineData("POST", "/admin/prices/reprice", """{"from":"yesterday"}""")]
    [InlineData("PUT", "/admin/routing/x", "[]")]
    [InlineData("PUT", "/admin/providers/x", """{"provider":"openai","secret":""}""")]
    [InlineData("PUT", "/admin/providers/x", """{"provider":"openai","secret":"s","baseUrl":"file:///etc/passwd"}""")]
    [InlineData("GET", "/admin/spend?from=2026-02-01&to=2026-01-01", null)]
    [InlineData("GET", "/admin/spend?from=0001-01-01", null)]
    [InlineData("GET", "/admin/v1/spend/requests?limit=0", null)]
    [InlineData("GET", "/admin/v1/spend/requests?limit=many", null)]
    [InlineData("GET", "/admin/v1/spend/requests?cursor=AAAA", null)]
    [InlineData("GET", "/admin/v1/spend/breakdown?by=password", null)]
    [InlineData("GET", "/admin/v1/spend/breakdown", null)]
    [InlineData("GET", "/admin/v1/spend/timeseries?grain=second", null)]
    [InlineData("GET", "/admin/v1/spend/timeseries?grain=hour&from=2020-01-01", null)]
    [InlineData("GET", "/admin/v1/spend/export?format=xlsx", null)]
    [InlineData("POST", "/internal/v1/audit", "nonsense")]
    public async Task Bad_input_is_a_400_that_says_what_is_wrong(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await _host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var paths = (await _host.GetAsync("/admin/openapi.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("/admin/spend", paths);
        Assert.Contains("/admin/v1/spend/quality-parity", paths);
        Assert.DoesNotContain(paths, p => p.StartsWith("/internal") || p.StartsWith("/console"));
    }

    [Fact]
    public async Task Internal_calls_need_the_token_where_one_is_set()
    {
        await using var closed = await SpendStoreHost.StartAsync(null, "--ANYRAY_INTERNAL_TOKEN=between-us");
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.Http.GetAsync("/internal/v1/snapshot")).StatusCode);
        closed.Http.DefaultRequestHeaders.Authorization = new("Bearer", "between-us");
        Assert.Equal(HttpStatusCode.OK, (await closed.Http.GetAsync("/internal/v1/snapshot")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.Http.GetAsync("/admin/spend")).StatusCode);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private async Task<ControlSnapshot> SnapshotAsync() => (await _host.Http.GetFromJsonAsync("/internal/v1/snapshot", ContractsJsonContext.Default.ControlSnapshot))!;

    private Task<HttpResponseMessage> PollAsync(string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/internal/v1/snapshot");
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return _host.Http.SendAsync(request);
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        var answer = await _host.Http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
