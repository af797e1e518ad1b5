using System.Net;
using System.Text;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Faults;

/// <summary>The gateway as a process that is killed, stopped, reconfigured, or read from slowly.</summary>
public sealed class ProcessFaultTests : IAsyncLifetime
{
    private const string Body = """{"model":"gpt-4o-mini","messages":[]}""";
    private readonly string _data = Directory.CreateTempSubdirectory("anyray-process-").FullName;
    private FaultyUpstream _upstream = null!;
    private RecordingSpendStore _store = null!;

    public async Task InitializeAsync() => (_upstream, _store) = (await FaultyUpstream.StartAsync(), await RecordingSpendStore.StartAsync());

    public async Task DisposeAsync()
    {
        await _upstream.DisposeAsync();
        await _store.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Kill_9_under_load_loses_no_answered_call_and_doubles_none()
    {
        var answered = new HashSet<string>();
        for (var round = 0; round < 2; round++)
        {
            // In the first round events only gather; in the second they flow while the process dies.
            if (round == 0) await _store.StopAsync();
            await using var gateway = await StartAsync();
            await using var load = new Load(gateway.Client, Body);
            await load.MoreAsync(150);
            gateway.Server.Signal(ServerProcess.SigKill);
            await load.StopAsync();
            Assert.All(load.Answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            foreach (var (id, _) in load.Answers) Assert.True(answered.Add(id));
            if (round == 0) await _store.ResumeAsync();
        }

        await using var next = await StartAsync();
        await Eventually.IsTrueAsync(() => answered.IsSubsetOf(_store.Requests.Select(row => row.RequestId)), "the row of every answered call");
        Assert.Equal(_store.Requests.Count, _store.Requests.DistinctBy(row => row.RequestId).Count());
        Assert.All(_store.Requests, row => Assert.Equal(TerminalState.Completed, row.State));
    }

    [Fact]
    public async Task SIGTERM_lets_an_open_stream_end_and_the_process_with_it()
    {
        var go = new TaskCompletionSource();
        _upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi")], async http =>
        {
            await go.Task;
            await http.Response.WriteAsync(Answers.ChatFinish() + Answers.ChatUsageChunk + Answers.Done);
        }));
        await using var gateway = await StartAsync();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = new StringContent("""{"model":"gpt-4o-mini","stream":true}""", Encoding.UTF8, "application/json") };
        using var answer = await gateway.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await stream.ReadAtLeastAsync(new byte[10], 10);

        gateway.Server.Signal(ServerProcess.SigTerm);
        using var newcomer = new HttpClient { BaseAddress = gateway.Client.BaseAddress };
        await Eventually.IsTrueAsync(async () => !await TakesCallsAsync(newcomer), "new calls go elsewhere");
        using var probe = await newcomer.GetAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, probe.StatusCode);
        using var late = await newcomer.PostAsync("/v1/messages", new StringContent("""{"model":"claude-sonnet-4-5"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.Contains("\"overloaded_error\"", await late.Content.ReadAsStringAsync());
        Assert.False(gateway.Server.HasExited);
        go.SetResult();
        using var reader = new StreamReader(stream);
        Assert.EndsWith(Answers.Done, await reader.ReadToEndAsync());
        await gateway.Server.WaitForExitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(TerminalState.Completed, Assert.Single(_store.Requests, row => row.Streamed).State);
    }

    [Fact]
    public async Task Routes_that_are_read_again_under_load_drop_nothing()
    {
        var file = Path.Combine(_data, "routing.json");
        await File.WriteAllTextAsync(file, Route("ada"));
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_ROUTING", file));
        await using var load = new Load(env.Client, Body, 8, ("x-anyray-config", "named"));
        foreach (var (text, user) in ((string, string?)[])[(Route("bob"), "bob"), ("""{"named":{"strategy":""", null), (Route("cyd"), "cyd"), ("[]", null), ("", null), (Route("dan"), "dan")])
        {
            await File.WriteAllTextAsync(file, text);
            if (user is not null) await Eventually.IsTrueAsync(() => env.Upstream.Received is [.., var last] && last.Text.Contains(user), "the new route is taken");
            await load.MoreAsync(50);
        }
        await load.StopAsync();
        Assert.All(load.Answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(load.Answers.Count, env.Upstream.Received.Count);
        await env.Store.RequestAsync(load.Answers.Count);

        static string Route(string user) => """{"named":{"override_params":{"user":"USER"},"provider":"openai"}}""".Replace("USER", user);
    }

    [Fact]
    public async Task A_reader_that_pauses_holds_the_provider_back_and_gets_everything()
    {
        const int events = 2000;
        var word = new string('x', 50_000);
        var sent = 0;
        // The pause is longer than the provider may be silent: it is not the provider's.
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_IDLE_TIMEOUT_MS", "300"));
        env.Upstream.Then(async http =>
        {
            http.Response.ContentType = "text/event-stream";
            for (; sent < events; sent++)
            {
                await http.Response.WriteAsync(Answers.ChatChunk(word));
                await http.Response.Body.FlushAsync();
            }
            await http.Response.WriteAsync(Answers.ChatFinish() + Answers.ChatUsageChunk + Answers.Done);
        });
        using var answer = await env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","stream":true}""");
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (seen, same) = (-1, 0);
        await Eventually.IsTrueAsync(() =>
        {
            (same, seen) = (sent == seen ? same + 1 : 0, sent);
            return same == 30;
        }, "the provider is held back");
        // 100 MB in all; what is under way is what sockets and buffers of bounded size hold.
        Assert.InRange(sent, 1, events / 3);

        var (buffer, bytes, tail) = (new byte[1 << 20], 0L, "");
        while (await stream.ReadAsync(buffer) is > 0 and var read)
        {
            bytes += read;
            tail = (tail + Encoding.UTF8.GetString(buffer, Math.Max(0, read - 100), Math.Min(100, read)))[^Math.Min(100, tail.Length + Math.Min(100, read))..];
        }
        Assert.True(bytes > events * (long)word.Length);
        Assert.EndsWith(Answers.Done, tail);
        Assert.Equal(TerminalState.Completed, (await env.Store.RequestAsync()).State);
    }

    private Task<GatewayProcess> StartAsync() => GatewayProcess.StartAsync(
        _data, ("ANYRAY_SPEND_STORE_URL", _store.Url), ("ANYRAY_PROVIDER_URL_OPENAI", _upstream.Url + "/v1"), ("ANYRAY_SHUTDOWN_DRAIN_MS", "60000"));

    private static async Task<bool> TakesCallsAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
