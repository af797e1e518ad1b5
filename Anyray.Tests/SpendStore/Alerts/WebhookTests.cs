using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Anyray.Contracts;
using Anyray.Contracts.Spend;
using Anyray.SpendStore.Alerts;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.SpendStore.Alerts;

/// <summary>Alerts arrive at a real receiver.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _bodies = new();
    private int _refuse;
    private LoopbackServer _receiver = null!;

    public async Task InitializeAsync() => _receiver = await LoopbackServer.StartAsync(async http =>
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (Interlocked.Decrement(ref _refuse) >= 0) http.Response.StatusCode = 503;
        else _bodies.Enqueue(body);
    });

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task An_unpriced_model_a_budgets_steps_and_another_services_alert_are_posted_once_each_without_a_secret()
    {
        await using var store = await StartAsync();
        (await store.Http.PutAsJsonAsync("/admin/providers/main", new { provider = "openai", secret = "sk-canary" })).EnsureSuccessStatusCode();
        (await store.Http.PostAsJsonAsync("/admin/budgets", new { scope = "user", scopeValue = "ada", capUsd = 1, period = "month" })).EnsureSuccessStatusCode();
        var unpriced = Events.Call() with { ModelServed = "unheard-of", CostNanoUsd = null, BaselineCostNanoUsd = null, SavingsNanoUsd = null };
        await store.SendAsync(unpriced, Events.Call() with { CostNanoUsd = 750_000_000 });
        await store.SendAsync(unpriced with { Id = Events.Ulid(unpriced.Time) });
        await store.Services.GetRequiredService<BudgetWatch>().LookAsync(default);
        (await store.Http.PostAsJsonAsync("/internal/v1/alerts", new AlertEvent("spool_full", "gateway-1", "The spool is full."), ContractsJsonContext.Default.AlertEvent)).EnsureSuccessStatusCode();

        await Eventually.IsTrueAsync(() => _bodies.Count >= 3, "three alerts arrive");
        var alerts = _bodies.Select(b => JsonDocument.Parse(b).RootElement).ToList();
        Assert.Equal(["budget", "spool_full", "unpriced_model"], alerts.Select(a => a.GetProperty("kind").GetString()).Order());
        Assert.Contains(alerts, a => a.GetProperty("subject").GetString() == "openai/unheard-of");
        Assert.Contains(alerts, a => a.GetProperty("message").GetString()!.Contains("70 %"));
        Assert.All(_bodies, body =>
        {
            Assert.DoesNotContain("sk-canary", body);
            Assert.DoesNotContain(SpendStoreHost.Token, body);
        });
    }

    [Fact]
    public async Task A_receiver_that_is_away_for_a_moment_gets_the_alert_all_the_same()
    {
        _refuse = 2;
        await using var store = await StartAsync();
        store.Services.GetRequiredService<AlertDesk>().Raise(new AlertEvent("test", "one", "One."));
        await Eventually.IsTrueAsync(() => _bodies.Count == 1, "the alert arrives at the third try");
    }

    [Fact]
    public async Task A_dependency_that_is_down_for_two_looks_is_an_alert()
    {
        await using var store = await StartAsync($"--ConnectionStrings:cache=127.0.0.1:{FreePort.Next()},connectTimeout=200");
        var watch = store.Services.GetRequiredService<DependencyWatch>();
        await watch.LookAsync(default);
        Assert.Empty(_bodies);
        await watch.LookAsync(default);

        await Eventually.IsTrueAsync(() => _bodies.Any(b => b.Contains("dependency_down") && b.Contains("cache")), "the alert arrives");
        await Eventually.IsTrueAsync(async () => (await store.GetAsync("/admin/alerts")).ToString().Contains("dependency_down"), "the console has it too");
    }

    [Fact]
    public async Task A_gateway_whose_spool_has_no_room_is_an_alert()
    {
        await using var store = await StartAsync();
        await using var gateway = await GatewayTestEnvironment.StartAsync(("ANYRAY_SPEND_STORE_URL", store.Url), ("ANYRAY_SPOOL_MAX_BYTES", "1"));
        using var answer = await gateway.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","messages":[]}""");
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.IsTrueAsync(() => _bodies.Any(b => b.Contains("spool_full")), "the alert arrives");
    }

    private Task<SpendStoreHost> StartAsync(params string[] more) => SpendStoreHost.StartAsync(null, [$"--ANYRAY_ALERT_WEBHOOK={_receiver.Url}/hook", .. more]);
}
