using System.Net.Http.Json;
using Anyray.SpendStore.Control;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.SpendStore.Control;

/// <summary>Replicas tell each other of changes over Redis, and do without it.</summary>
public sealed class ControlChannelTests
{
    [Fact]
    public async Task A_store_starts_and_takes_changes_while_Redis_is_down()
    {
        await using var store = await SpendStoreHost.StartAsync(null, $"--ConnectionStrings:cache=127.0.0.1:{FreePort.Next()},connectTimeout=500");
        await AddBudgetAsync(store);
        var legs = (await store.GetAsync("/admin/health")).GetProperty("legs").EnumerateArray();
        Assert.False(legs.Single(leg => leg.GetProperty("name").GetString() == "cache").GetProperty("healthy").GetBoolean());
    }

    [RedisFact]
    public async Task A_Redis_that_comes_up_later_is_joined()
    {
        var port = FreePort.Next();
        var cache = $"--ConnectionStrings:cache=127.0.0.1:{port},connectTimeout=500";
        await using var first = await SpendStoreHost.StartAsync(null, cache);
        await using var second = await SpendStoreHost.StartAsync(null, cache);
        await using var redis = await RedisServer.StartAsync(port);
        // The two have databases of their own, so only the channel can wake the second.
        var woken = second.Services.GetRequiredService<ControlSignal>().Changed;
        await Eventually.IsTrueAsync(
            async () =>
            {
                await AddBudgetAsync(first);
                return woken.IsCompleted;
            },
            "the other replica hears of a change");
    }

    private static async Task AddBudgetAsync(SpendStoreHost store)
    {
        var budget = new { scope = "team", scopeValue = "apps", capUsd = 1, mode = "hard", period = "day" };
        (await store.Http.PostAsJsonAsync("/admin/budgets", budget)).EnsureSuccessStatusCode();
    }
}
