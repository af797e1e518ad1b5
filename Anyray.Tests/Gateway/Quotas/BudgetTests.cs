using System.Net;
using System.Text.Json;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Quotas;
using Anyray.Gateway.Snapshots;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.Gateway.Quotas;

public sealed class BudgetTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const string Body = """{"model":"gpt-4o-mini","max_tokens":100,"messages":[]}""";
    private const long CallCost = 180_000;

    [RedisFact]
    public async Task Two_replicas_under_four_hundred_calls_at_once_never_pass_a_hard_cap()
    {
        const long cap = 30 * CallCost;
        var budget = Organisation(BudgetMode.Hard) with { CapNanoUsd = cap };
        await using var one = await StartAsync(redis.ConnectionString, budget);
        await using var two = await StartAsync(redis.ConnectionString, budget);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => SendAsync(i % 2 == 0 ? one : two)));

        var paid = statuses.Count(s => s == HttpStatusCode.OK);
        Assert.InRange(paid, 1, 30);
        Assert.Equal(400, paid + statuses.Count(s => s == HttpStatusCode.TooManyRequests));
        await Eventually.IsTrueAsync(() => one.Store.Requests.Count + two.Store.Requests.Count == 400, "every call has its row");
        Assert.True(one.Store.Requests.Concat(two.Store.Requests).Sum(r => r.CostNanoUsd ?? 0) <= cap);
        Assert.All(one.Store.Requests.Where(r => r.Status == 429), row => Assert.Equal("budget", row.ErrorClass));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_used_up_budget_refuses_with_its_id(bool tokens)
    {
        var budget = tokens ? Organisation(BudgetMode.Hard) with { CapTokens = 3000 } : Organisation(BudgetMode.Hard) with { CapNanoUsd = 3 * CallCost };
        await using var env = await StartAsync(null, budget);
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 5 && last == HttpStatusCode.OK; i++) last = await SendAsync(env);

        using var refused = await env.PostAsync("/v1/chat/completions", Body);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var json = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal("bud_1", json.RootElement.GetProperty("error").GetProperty("budget_id").GetString());
        Assert.True(refused.Headers.Contains("Retry-After"));
    }

    [Fact]
    public async Task A_soft_budget_warns_and_the_ladder_steps_up()
    {
        await using var env = await StartAsync(null, Organisation(BudgetMode.Soft) with { CapNanoUsd = 4 * CallCost, DowngradeModel = "openai/gpt-cheap" });
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await SendAsync(env));
        using var warned = await env.PostAsync("/v1/chat/completions", Body);
        Assert.Contains("used=75%", warned.Headers.GetValues("x-anyray-budget-warning").Single());
        using var cheaper = await env.PostAsync("/v1/chat/completions", Body);
        Assert.Equal(HttpStatusCode.OK, cheaper.StatusCode);
        Assert.Contains("\"gpt-cheap\"", env.Upstream.Received[^1].Text);
    }

    [RedisTheory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.ServiceUnavailable)]
    public async Task Without_Redis_each_budget_does_as_it_says(bool failClosed, HttpStatusCode expected)
    {
        await using var server = await RedisServer.StartAsync();
        await using var env = await StartAsync($"127.0.0.1:{server.Port}", Organisation(BudgetMode.Hard) with { CapNanoUsd = 1_000_000_000, FailClosed = failClosed });
        Assert.Equal(HttpStatusCode.OK, await SendAsync(env));
        server.Kill();
        await Eventually.IsTrueAsync(async () => await SendAsync(env) == expected, "the budget's own rule holds");
        Assert.Equal(HttpStatusCode.OK, (await env.Client.GetAsync("/health")).StatusCode);
    }

    [RedisFact]
    public async Task Redis_and_memory_give_the_same_verdicts()
    {
        await using var env = await StartAsync(redis.ConnectionString, Organisation(BudgetMode.Soft));
        var now = DateTimeOffset.UtcNow;
        Quota[] quotas =
        [
            new Quota.BudgetQuota("b", "b", 100, 1000, true, now.AddDays(1)), new Quota.RateQuota("r", 3, false),
            new Quota.RateQuota("t", 500, true), new Quota.SlotQuota("s", 2),
        ];
        IQuotaStore[] stores = [env.Services.GetRequiredService<RedisQuotaStore>(), new MemoryQuotaStore()];
        var seen = new List<string>[2];
        for (var i = 0; i < 2; i++)
        {
            seen[i] = [];
            var store = stores[i];
            await Try("a", 40, 100, quotas[0]);
            await Try("b", 40, 100, quotas[0]);
            await Try("c", 40, 100, quotas[0]);
            await store.SettleAsync(new QuotaDemand("a", [quotas[0]], 40, 100), 10, 20, now);
            await Try("c", 40, 100, quotas[0]);
            for (var n = 0; n < 4; n++) await Try($"r{n}", 0, 0, quotas[1]);
            await Try("t1", 0, 400, quotas[2]);
            await Try("t2", 0, 400, quotas[2]);
            await store.SettleAsync(new QuotaDemand("t1", [quotas[2]], 0, 400), 0, 50, now);
            await Try("t2", 0, 400, quotas[2]);
            await Try("s1", 0, 0, quotas[3]);
            await Try("s2", 0, 0, quotas[3]);
            await Try("s3", 0, 0, quotas[3]);
            await store.SettleAsync(new QuotaDemand("s1", [quotas[3]], 0, 0), 0, 0, now);
            await Try("s3", 0, 0, quotas[3]);

            async Task Try(string id, long usd, long tokens, Quota quota)
            {
                var verdict = await store.ReserveAsync(new QuotaDemand(id, [quota], usd, tokens), now);
                seen[i].Add($"{id}:{verdict.Refused}:{verdict.Fullest}:{Math.Round(verdict.RetryAfter.TotalSeconds)}");
            }
        }
        Assert.Equal(seen[0], seen[1]);
        Assert.Contains("c:0:0:86400", seen[1]);
    }

    private static Budget Organisation(BudgetMode mode) => new() { Id = "bud_1", Scope = BudgetScope.Organisation, Period = BudgetPeriod.Month, Mode = mode };

    private static async Task<GatewayTestEnvironment> StartAsync(string? redis, Budget budget)
    {
        var env = await GatewayTestEnvironment.StartAsync(("ConnectionStrings:cache", redis));
        env.Store.Snapshot = new ControlSnapshot { Version = 2, Budgets = [budget] };
        var holder = env.Services.GetRequiredService<SnapshotHolder>();
        await Eventually.IsTrueAsync(() => holder.Current.Source.Budgets.Count == 1, "the budget has arrived");
        return env;
    }

    private static async Task<HttpStatusCode> SendAsync(GatewayTestEnvironment env)
    {
        using var answer = await env.PostAsync("/v1/chat/completions", Body);
        await answer.Content.ReadAsStringAsync();
        return answer.StatusCode;
    }
}
