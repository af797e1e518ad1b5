using System.Net;
using System.Net.WebSockets;
using System.Text;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Realtime;

public sealed class RealtimeTests : IAsyncLifetime
{
    private const string Done = """{"type":"response.done","response":{"usage":{"total_tokens":130,"input_tokens":100,"input_token_details":{"text_tokens":100,"cached_tokens":40,"cached_tokens_details":{"text_tokens":40}},"output_tokens":30}}}""";
    private readonly TaskCompletionSource _upstreamLeft = new();
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync();

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Events_pass_both_ways_and_their_usage_adds_up(int turns)
    {
        _env.Upstream.Then(Serve);
        using (var client = await ConnectAsync())
        {
            Assert.Contains("session.created", await ReceiveAsync(client));
            for (var i = 0; i < turns; i++)
            {
                await SendAsync(client, """{"type":"response.create","text":"é漢"}""");
                Assert.Equal("""{"type":"echo","of":"response.create","text":"é漢"}""", await ReceiveAsync(client));
                Assert.Equal(100_000, (await ReceiveAsync(client)).Length);
                Assert.Equal(Done, await ReceiveAsync(client));
            }
            await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", default);
            Assert.Equal(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
        }
        var handshake = _env.Upstream.Received[0];
        Assert.Equal(("/v1/realtime", "?model=gpt-realtime", "Bearer " + GatewayTestEnvironment.OpenAIKey, "realtime"),
            (handshake.Path, handshake.Query, handshake.Headers["Authorization"], handshake.Headers["Sec-WebSocket-Protocol"]));
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Completed, 101, "gpt-realtime", "gpt-realtime-2025-08-28"), (row.State, row.Status, row.ModelAsked, row.ModelServed));
        Assert.Equal((60L * turns, 40L * turns, 30L * turns), (row.Usage!.Input, row.Usage.CacheRead, row.Usage.Output));
        Assert.Single(_env.Store.Attempts);
    }

    [Fact]
    public async Task Audio_costs_more_than_text_and_what_was_heard_is_priced_as_the_model_that_wrote_it_down()
    {
        _env.Upstream.Then(Script(
            """{"type":"session.created","session":{"model":"gpt-realtime","audio":{"input":{"transcription":null}}}}""",
            """{"type":"session.updated","session":{"model":"gpt-realtime","audio":{"input":{"format":{"model":"no"},"transcription":{"language":"en","model":"whisper-1"}}}}}""",
            """{"type":"conversation.item.input_audio_transcription.completed","transcript":"x","usage":{"type":"duration","seconds":30}}""",
            """{"type":"response.done","response":{"usage":{"input_tokens":100,"input_token_details":{"text_tokens":40,"audio_tokens":60},"output_tokens":30,"output_token_details":{"text_tokens":10,"audio_tokens":20}}}}""",
            """{"type":"conversation.item.input_audio_transcription.completed","transcript":"y","usage":{"type":"duration","seconds":30}}"""));
        await ListenAsync(5);
        var row = await _env.Store.RequestAsync();
        Assert.Equal((100L, 30L, 60L, 20L), (row.Usage!.Input, row.Usage.Output, row.Usage.Details!.AudioInput, row.Usage.Details.AudioOutput));
        var spoken = 40 * 4_000 + 60 * 32_000 + 10 * 16_000 + 20 * 64_000;
        Assert.Equal((spoken + 6_000_000L, spoken + 6_000_000L, 0L), (row.CostNanoUsd, row.BaselineCostNanoUsd, row.SavingsNanoUsd));
    }

    [Fact]
    public async Task A_session_that_only_transcribes_is_priced_as_its_transcripts()
    {
        _env.Upstream.Then(Script(
            """{"type":"transcription_session.created","session":{"input_audio_transcription":{"model":"gpt-4o-transcribe"}}}""",
            """{"type":"conversation.item.input_audio_transcription.completed","usage":{"type":"tokens","input_tokens":14,"input_token_details":{"text_tokens":4,"audio_tokens":10},"output_tokens":5}}"""));
        await ListenAsync(2);
        var row = await _env.Store.RequestAsync();
        Assert.Equal(("gpt-4o-transcribe", 4 * 2_500 + 10 * 6_000 + 5 * 10_000L), (row.ModelServed, row.CostNanoUsd));
    }

    [Fact]
    public async Task A_caller_that_vanishes_ends_the_session_and_pays_for_what_came()
    {
        _env.Upstream.Then(Serve);
        var client = await ConnectAsync();
        await ReceiveAsync(client);
        await SendAsync(client, """{"type":"response.create"}""");
        for (var i = 0; i < 3; i++) await ReceiveAsync(client);
        client.Abort();
        await _upstreamLeft.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Cancelled, 30L), (row.State, row.Usage!.Output));
    }

    [Fact]
    public async Task A_provider_that_vanishes_fails_the_session_and_it_does_not_look_closed()
    {
        _env.Upstream.Then(async http =>
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync("realtime");
            await SendAsync(socket, Done);
            await ReceiveAsync(socket);
            http.Abort();
        });
        using var client = await ConnectAsync();
        Assert.Equal(Done, await ReceiveAsync(client));
        await SendAsync(client, "{}");
        await Assert.ThrowsAsync<WebSocketException>(() => ReceiveAsync(client));
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Failed, "truncated", 30L), (row.State, row.ErrorClass, row.Usage!.Output));
    }

    [Fact]
    public async Task A_provider_that_refuses_is_heard()
    {
        _env.Upstream.Then(FaultyUpstream.Json(404, Answers.OpenAIError));
        using var client = Client();
        await Assert.ThrowsAsync<WebSocketException>(() => client.ConnectAsync(Address(), default));
        Assert.Equal(HttpStatusCode.NotFound, client.HttpStatusCode);
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Failed, 404, "upstream_status"), (row.State, row.Status, row.ErrorClass));
    }

    [Theory]
    [InlineData("openai-insecure-api-key.ark_wrong")]
    [InlineData(null)]
    public async Task Without_a_client_key_there_is_no_session(string? protocol)
    {
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_AUTH", "keys"), ("ANYRAY_SPEND_STORE_URL", null));
        using var client = Client();
        if (protocol is not null) client.Options.AddSubProtocol(protocol);
        await Assert.ThrowsAsync<WebSocketException>(() => client.ConnectAsync(new Uri(env.Url.Replace("http", "ws") + "/v1/realtime?model=gpt-realtime"), default));
        Assert.Equal(HttpStatusCode.Unauthorized, client.HttpStatusCode);
        Assert.Empty(env.Upstream.Received);
    }

    [Fact]
    public async Task A_browsers_own_key_goes_as_the_credential_and_not_as_a_protocol()
    {
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_PROVIDER_KEY_OPENAI", null));
        env.Upstream.Then(Serve);
        using var client = Client();
        client.Options.AddSubProtocol("openai-insecure-api-key.ek_ephemeral");
        await client.ConnectAsync(new Uri(env.Url.Replace("http", "ws") + "/v1/realtime?model=gpt-realtime"), default);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        Assert.Equal(("Bearer ek_ephemeral", "realtime"), (env.Upstream.Received[0].Headers["Authorization"], env.Upstream.Received[0].Headers["Sec-WebSocket-Protocol"]));
        Assert.Equal((TerminalState.Completed, 0L), ((await env.Store.RequestAsync()).State, env.Store.Requests[0].Usage!.Output));
    }

    /// <summary>Greets, then answers each message with itself, a long one in many frames, and a usage report.</summary>
    private async Task Serve(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync("realtime");
        await SendAsync(socket, """{"type":"session.created","session":{"model":"gpt-realtime-2025-08-28"}}""");
        try
        {
            while (await ReceiveAsync(socket) is { Length: > 0 } text)
            {
                await SendAsync(socket, text.Replace("""{"type":""", """{"type":"echo","of":"""));
                for (var i = 0; i < 100; i++) await socket.SendAsync(Encoding.UTF8.GetBytes(new string('x', 1000)), WebSocketMessageType.Text, i == 99, default);
                await SendAsync(socket, Done);
            }
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        catch (WebSocketException)
        {
            _upstreamLeft.TrySetResult();
        }
    }

    private static RequestDelegate Script(params string[] events) => async http =>
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync("realtime");
        foreach (var text in events) await SendAsync(socket, text);
        await ReceiveAsync(socket);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
    };

    private async Task ListenAsync(int events)
    {
        using var client = await ConnectAsync();
        for (var i = 0; i < events; i++) await ReceiveAsync(client);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", default);
    }

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var client = Client();
        await client.ConnectAsync(Address(), default);
        return client;
    }

    private Uri Address() => new(_env.Url.Replace("http", "ws") + "/v1/realtime?model=gpt-realtime");

    private static ClientWebSocket Client()
    {
        var client = new ClientWebSocket();
        client.Options.AddSubProtocol("realtime");
        client.Options.CollectHttpResponseDetails = true;
        client.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        return client;
    }

    private static Task SendAsync(WebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);

    /// <summary>A whole message; empty when the other side closes.</summary>
    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, timeout.Token);
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(text.ToArray());
        }
    }
}
