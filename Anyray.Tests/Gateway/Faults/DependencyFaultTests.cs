using System.Net;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Gateway.Faults;

/// <summary>Redis, spend store and optimizer frozen or flapping, at start and under load: calls keep flowing, and each leaves one row.</summary>
public sealed class DependencyFaultTests
{
    private const string Body = """{"model":"gpt-4o-mini","messages":[]}""";
    private const int SigStop = 19;
    private const int SigCont = 18;

    [Theory]
    [InlineData("ANYRAY_OPTIMIZER_URL")]
    [InlineData("ConnectionStrings:cache")]
    [InlineData("ANYRAY_OPTIMIZER_URL", "ConnectionStrings:cache")]
    public async Task What_is_frozen_at_start_holds_no_call_up(params string[] frozen)
    {
        using var server = new FrozenServer();
        await using var env = await GatewayTestEnvironment.StartAsync(
            [("ANYRAY_OPTIMIZER_TIMEOUT_MS", "100"), ("ANYRAY_RATE_LIMIT_RPM", "100000"), .. frozen.Select(name => (name, (string?)(name.EndsWith("URL", StringComparison.Ordinal) ? server.Url : $"127.0.0.1:{server.Port}")))]);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await env.PostAsync("/v1/chat/completions", Body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        await env.Store.RequestAsync(3);
        AllOnce(env, 3);
    }

    [Fact]
    public async Task A_spool_folder_that_somebody_removes_is_made_anew()
    {
        using var data = new TemporaryFolder();
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_DATA_DIR", data.Path));
        await CallAsync();
        await env.Store.RequestAsync();
        Directory.Delete(Path.Combine(data.Path, "spool"), recursive: true);
        await Eventually.IsTrueAsync(async () =>
        {
            await CallAsync();
            return env.Store.Requests.Count > 1;
        }, "rows arrive again");

        async Task CallAsync()
        {
            using var answer = await env.PostAsync("/v1/chat/completions", Body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_store_frozen_at_start_gets_its_events_when_it_thaws()
    {
        await using var env = await GatewayTestEnvironment.StartAsync();
        await env.Store.StopAsync();
        var frozen = new FrozenServer(new Uri(env.Store.Url).Port);
        await using var late = await GatewayTestEnvironment.StartAsync(("ANYRAY_SPEND_STORE_URL", env.Store.Url));
        using (var answer = await late.PostAsync("/v1/chat/completions", Body)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        frozen.Dispose();
        await env.Store.ResumeAsync();
        await env.Store.RequestAsync();
        AllOnce(env, 1);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public async Task A_store_that_freezes_or_flaps_under_load_gets_every_event_once(int times, bool frozen)
    {
        await using var env = await GatewayTestEnvironment.StartAsync();
        await using var load = new Load(env.Client, Body);
        for (var i = 0; i < times; i++)
        {
            await load.MoreAsync(20);
            await env.Store.StopAsync();
            using (frozen ? new FrozenServer(new Uri(env.Store.Url).Port) : null) await load.MoreAsync(20);
            await env.Store.ResumeAsync();
        }
        await load.MoreAsync(20);
        await load.StopAsync();
        Assert.All(load.Answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        await env.Store.RequestAsync(load.Answers.Count);
        AllOnce(env, load.Answers.Count);
    }

    [Fact]
    public async Task An_optimizer_that_flaps_and_freezes_under_load_changes_no_answer()
    {
        var calls = 0;
        await using var optimizer = await LoopbackServer.StartAsync(http => (Interlocked.Increment(ref calls) % 4) switch
        {
            0 => FaultyUpstream.BlackHole(http),
            1 => FaultyUpstream.Reset(http),
            2 => FaultyUpstream.Json(200, """{"protocolVersion":1,"edits":[{"offset":999999,"length":1,"replacement":"x"}]""")(http),
            _ => FaultyUpstream.Json(200, """{"protocolVersion":1,"optimizationId":"o","unchanged":true,"decisions":[]}""")(http),
        });
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_OPTIMIZER_URL", optimizer.Url), ("ANYRAY_OPTIMIZER_TIMEOUT_MS", "50"));
        await using (var load = new Load(env.Client, Body))
        {
            await load.MoreAsync(200);
            await load.StopAsync();
            Assert.All(load.Answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            await env.Store.RequestAsync(load.Answers.Count);
            AllOnce(env, load.Answers.Count);
        }
        Assert.All(env.Upstream.Received, request => Assert.Equal(Body, request.Text));
        Assert.Contains(env.Store.Requests, row => row.OptimizationStatus is "error" or "timeout");
    }

    [RedisFact]
    public async Task A_Redis_that_freezes_and_thaws_under_load_holds_no_call_up()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var env = await GatewayTestEnvironment.StartAsync(("ConnectionStrings:cache", $"127.0.0.1:{redis.Port}"), ("ANYRAY_RATE_LIMIT_RPM", "1000000"));
        await using var load = new Load(env.Client, Body);
        for (var i = 0; i < 2; i++)
        {
            await load.MoreAsync(20);
            redis.Signal(SigStop);
            await load.MoreAsync(20);
            redis.Signal(SigCont);
        }
        await load.MoreAsync(20);
        await load.StopAsync();
        Assert.All(load.Answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        await env.Store.RequestAsync(load.Answers.Count);
        AllOnce(env, load.Answers.Count);
    }

    private static void AllOnce(GatewayTestEnvironment env, int count)
    {
        Assert.Equal(count, env.Store.Requests.Count);
        Assert.Equal(count, env.Store.Requests.DistinctBy(row => row.RequestId).Count());
        Assert.All(env.Store.Requests, row => Assert.Equal(TerminalState.Completed, row.State));
    }
}
