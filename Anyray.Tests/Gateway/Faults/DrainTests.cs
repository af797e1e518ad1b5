using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Faults;

public sealed class DrainTests
{
    [Fact]
    public async Task A_gateway_that_stops_lets_open_streams_end_and_loses_no_event()
    {
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_SHUTDOWN_DRAIN_MS", "20000"));
        var go = new TaskCompletionSource();
        env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi")], async http =>
        {
            await go.Task;
            await http.Response.WriteAsync(Answers.ChatFinish() + Answers.ChatUsageChunk + Answers.Done);
        }));
        using var answer = await env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","stream":true}""");
        var stopping = env.StopAsync();
        go.SetResult();
        Assert.EndsWith(Answers.Done, await answer.Content.ReadAsStringAsync());
        await stopping;
        Assert.Equal(TerminalState.Completed, (await env.Store.RequestAsync()).State);
    }

    [Fact]
    public async Task Events_of_a_killed_gateway_are_adopted_by_the_next()
    {
        var data = Directory.CreateTempSubdirectory("anyray-adopt-").FullName;
        await using (var first = await GatewayTestEnvironment.StartAsync(("ANYRAY_DATA_DIR", data), ("ANYRAY_SPEND_STORE_URL", null)))
        {
            using var answer = await first.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini"}""");
            await answer.Content.ReadAsStringAsync();
        }
        // The tail of an append that a kill cut short.
        await File.AppendAllBytesAsync(Directory.GetFiles(data, "*.seg", SearchOption.AllDirectories).Single(), [0x20, 0, 0, 0, 1, 2, 3]);
        await using var second = await GatewayTestEnvironment.StartAsync(("ANYRAY_DATA_DIR", data));
        Assert.Equal(TerminalState.Completed, (await second.Store.RequestAsync()).State);
        Assert.Single(second.Store.Attempts);
    }
}
