using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.SpendStore.Control;

/// <summary>Two stores on one Postgres and one Redis, a gateway at each: what is changed at the first holds at both.</summary>
public sealed class ReplicaTests(PostgresFixture postgres, RedisFixture redis) : IClassFixture<PostgresFixture>, IClassFixture<RedisFixture>
{
    private const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Hello"}]}""";

    /// <summary>A change is told within a second; the rest is for a busy machine.</summary>
    private const int Seconds = 5;

    [ReplicaFact]
    public async Task Keys_prices_budgets_and_routing_reach_every_gateway_at_once()
    {
        var cache = $"--ConnectionStrings:cache={redis.ConnectionString}";
        await using var first = await SpendStoreHost.StartAsync(postgres.ConnectionString, cache);
        await using var second = await SpendStoreHost.StartAsync(postgres.ConnectionString, cache);
        await using var here = await GatewayTestEnvironment.StartAsync(("ANYRAY_AUTH", "keys"), ("ANYRAY_SPEND_STORE_URL", first.Url));
        await using var there = await GatewayTestEnvironment.StartAsync(("ANYRAY_AUTH", "keys"), ("ANYRAY_SPEND_STORE_URL", second.Url));
        var issued = await PostAsync(first, "/admin/client-keys", new { user = "ada" });
        var key = issued.GetProperty("key").GetString()!;
        await BothAsync("a new key works", async gateway => (await CallAsync(gateway, key)).StatusCode == HttpStatusCode.OK);

        var price = new { provider = "openai", model = "gpt-4o-mini", effectiveFrom = "2020-01-01", input = 7_000_000_000_000, output = 9_000_000_000_000 };
        (await first.Http.PutAsJsonAsync("/admin/prices", price)).EnsureSuccessStatusCode();
        await BothAsync("a new price is used", async gateway => (await CallAsync(gateway, key)).Headers.TryGetValues("x-anyray-cost-usd", out var cost) && decimal.Parse(cost.Single(), System.Globalization.CultureInfo.InvariantCulture) > 0.01m);

        await BothAsync("a config that nobody made is refused", async gateway => (await CallAsync(gateway, key, ("x-anyray-config", "main"))).StatusCode == HttpStatusCode.BadRequest);
        (await first.Http.PutAsJsonAsync("/admin/routing/main", new { provider = "openai" })).EnsureSuccessStatusCode();
        await BothAsync("a new routing config is known", async gateway => (await CallAsync(gateway, key, ("x-anyray-config", "main"))).StatusCode == HttpStatusCode.OK);

        var budget = await PostAsync(first, "/admin/budgets", new { scope = "user", scopeValue = "ada", capUsd = 0.0001, mode = "hard", period = "month" });
        await BothAsync("a new budget refuses", async gateway => (await CallAsync(gateway, key)).StatusCode == HttpStatusCode.TooManyRequests);
        (await first.Http.DeleteAsync($"/admin/budgets/{budget.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
        await BothAsync("without it calls go on", async gateway => (await CallAsync(gateway, key)).StatusCode == HttpStatusCode.OK);

        (await first.Http.DeleteAsync($"/admin/client-keys/{issued.GetProperty("details").GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
        await BothAsync("a revoked key is refused", async gateway => (await CallAsync(gateway, key)).StatusCode == HttpStatusCode.Unauthorized);

        Task BothAsync(string what, Func<GatewayTestEnvironment, Task<bool>> holds) =>
            Eventually.IsTrueAsync(async () => await holds(here) && await holds(there), what, Seconds);
    }

    [ReplicaFact]
    public async Task Two_stores_that_take_in_and_roll_up_the_same_events_count_each_once()
    {
        var database = await (await PostgresServer.SharedAsync()).NewDatabaseAsync();
        await using var first = await SpendStoreHost.StartAsync(database);
        await using var second = await SpendStoreHost.StartAsync(database);
        var batches = Enumerable.Range(0, 12)
            .Select(_ => Enumerable.Range(0, 150).Select(i => Events.Call() with { User = $"user-{i % 9}", SessionId = $"ses-{i % 7}" }).ToArray()).ToArray();

        // Each batch goes to both, in different order; every answer also runs a fold.
        IngestResult[] results = await Task.WhenAll(batches.Select(b => first.SendAsync(b)).Concat(batches.Reverse().Select(b => second.SendAsync(b.Reverse()))));

        Assert.Equal(1_800, results.Sum(r => r.Accepted));
        Assert.Equal(1_800, results.Sum(r => r.Duplicates));
        foreach (var store in new[] { first, second })
        {
            var spend = await store.GetAsync("/admin/spend");
            Assert.Equal(1_800, spend.GetProperty("requests").GetInt64());
            Assert.Equal(1_800m, spend.GetProperty("costUsd").GetDecimal());
            Assert.Equal(900m, (await store.GetAsync("/admin/v1/spend/savings")).GetProperty("kinds").EnumerateArray().Sum(k => k.GetProperty("savingsUsd").GetDecimal()));
            Assert.Equal(1_800, (await store.GetAsync("/admin/v1/spend/sessions")).EnumerateArray().Sum(s => s.GetProperty("requests").GetInt64()));
        }
    }

    private static Task<HttpResponseMessage> CallAsync(GatewayTestEnvironment gateway, string key, params (string, string)[] headers) =>
        gateway.PostAsync("/v1/chat/completions", Body, [("Authorization", $"Bearer {key}"), .. headers]);

    private static async Task<JsonElement> PostAsync(SpendStoreHost store, string path, object body)
    {
        var answer = await store.Http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
