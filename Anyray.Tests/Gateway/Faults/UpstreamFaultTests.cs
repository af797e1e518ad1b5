using System.IO.Compression;
using System.Net;
using System.Text;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Faults;

public sealed class UpstreamFaultTests : IAsyncLifetime
{
    private const string Chat = "/v1/chat/completions";
    private const string Plain = """{"model":"gpt-4o-mini"}""";
    private const string Streamed = """{"model":"gpt-4o-mini","stream":true}""";
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync(
        ("ANYRAY_PROVIDER_URL_GROQ", "http://127.0.0.1:1/v1"), ("ANYRAY_PROVIDER_URL_X_AI", "http://no-such-host.invalid/v1"), ("ANYRAY_PROVIDER_URL_CEREBRAS", "{tls}"));

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData(429, "7")]
    [InlineData(429, null)]
    [InlineData(500, null)]
    [InlineData(503, "Wed, 21 Oct 2099 07:28:00 GMT")]
    [InlineData(529, null)]
    [InlineData(400, null)]
    public async Task An_upstream_error_keeps_its_status_body_and_retry_after(int status, string? retryAfter)
    {
        _env.Upstream.Then(FaultyUpstream.Json(status, Answers.OpenAIError, headers: retryAfter is null ? [] : [("Retry-After", retryAfter)]));
        using var answer = await _env.PostAsync(Chat, Plain);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(Answers.OpenAIError, await answer.Content.ReadAsStringAsync());
        Assert.Equal(retryAfter, answer.Headers.TryGetValues("Retry-After", out var values) ? string.Join(", ", values) : null);
        await RowIs(TerminalState.Failed, "upstream_status", status);
    }

    [Fact]
    public async Task A_503_for_ever_opens_the_breaker_which_says_when_to_come_back()
    {
        _env.Upstream.Then(FaultyUpstream.Json(503, Answers.OpenAIError));
        for (var i = 0; i < 5; i++) (await _env.PostAsync(Chat, Plain)).Dispose();
        using var answer = await _env.PostAsync(Chat, Plain);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Retry-After"));
        Assert.Equal(5, _env.Upstream.Received.Count);
        Assert.Equal("breaker_open", (await _env.Store.RequestAsync(6)).ErrorClass);
    }

    [Theory]
    [InlineData("groq", "connect")]
    [InlineData("x-ai", "dns")]
    [InlineData("cerebras", "tls")]
    public async Task A_provider_that_cannot_be_reached_is_a_502(string provider, string errorClass)
    {
        using var answer = await _env.PostAsync(Chat, $$"""{"model":"{{provider}}/llama"}""");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        await RowIs(TerminalState.Failed, errorClass, 502);
    }

    [Fact]
    public async Task A_reset_before_headers_is_a_502()
    {
        _env.Upstream.Then(FaultyUpstream.Reset);
        using var answer = await _env.PostAsync(Chat, Plain);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        await RowIs(TerminalState.Failed, "connect", 502);
    }

    [Fact]
    public async Task A_body_cut_short_is_a_502_and_never_half_an_answer()
    {
        _env.Upstream.Then(FaultyUpstream.CutBody("{\"id\":"));
        using var answer = await _env.PostAsync(Chat, Plain);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        await RowIs(TerminalState.Failed, "malformed_upstream", 502);
    }

    [Theory]
    [InlineData("<html>oops</html>", "text/html")]
    [InlineData("<html>oops</html>", "application/json")]
    [InlineData("{\"id\":", "application/json")]
    public async Task A_200_that_is_not_JSON_is_a_502(string body, string type)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, body, type));
        using var answer = await _env.PostAsync(Chat, Plain);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("\"error\"", await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.Failed, "malformed_upstream", 502);
    }

    [Fact]
    public async Task An_HTML_502_keeps_its_status_and_gets_a_body_of_the_dialect()
    {
        _env.Upstream.Then(FaultyUpstream.Json(502, "<html>bad gateway</html>", "text/html"));
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"claude-sonnet-4-5"}""");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains("\"type\":\"error\"", await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.Failed, "upstream_status", 502);
    }

    [Theory]
    [InlineData(false, "x-anyray-request-timeout")]
    [InlineData(true, "x-anyray-request-timeout")]
    [InlineData(true, "x-anyray-first-token-timeout")]
    public async Task A_black_hole_is_a_504_within_the_limit(bool stream, string header)
    {
        _env.Upstream.Then(FaultyUpstream.BlackHole);
        using var answer = await _env.PostAsync(Chat, stream ? Streamed : Plain, (header, "200"));
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        await RowIs(TerminalState.Failed, "timeout", 504);
    }

    [Fact]
    public async Task A_stall_mid_stream_ends_with_an_error_event()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi")], FaultyUpstream.BlackHole));
        using var answer = await _env.PostAsync(Chat, Streamed, ("x-anyray-idle-timeout", "200"));
        await BreaksWith(answer, "timeout");
    }

    [Fact]
    public async Task A_reset_mid_stream_ends_with_an_error_event_and_bills_what_came()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi"), "data: {\"half"], FaultyUpstream.ResetAfterReading));
        using var answer = await _env.PostAsync(Chat, Streamed);
        await BreaksWith(answer, "connect");
        Assert.True((await _env.Store.RequestAsync()).CostNanoUsd > 0);
    }

    [Fact]
    public async Task A_reset_before_the_first_event_is_still_a_502()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([": ping\n\n"], FaultyUpstream.Reset));
        using var answer = await _env.PostAsync(Chat, Streamed);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        await RowIs(TerminalState.Failed, "connect", 502);
    }

    [Fact]
    public async Task A_stream_that_ends_without_a_finish_reason_is_cut()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi")]));
        using var answer = await _env.PostAsync(Chat, Streamed);
        await BreaksWith(answer, "truncated");
    }

    [Fact]
    public async Task A_stream_of_two_choices_that_ends_after_the_first_is_cut()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi"), Answers.ChatFinish()]));
        using var answer = await _env.PostAsync(Chat, """{"model":"gpt-4o-mini","stream":true,"n":2}""");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"error\"", text);
        Assert.DoesNotContain("[DONE]", text);
        await RowIs(TerminalState.Failed, "truncated", 200);
    }

    [Fact]
    public async Task A_stream_that_ends_after_its_finish_reason_is_complete()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi"), Answers.ChatFinish()]));
        using var answer = await _env.PostAsync(Chat, Streamed);
        Assert.Equal(Answers.ChatChunk("Hi") + Answers.ChatFinish(), await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.SettledUnknown, null, 200);
    }

    [Fact]
    public async Task A_malformed_chunk_is_passed_on_in_the_same_dialect()
    {
        string[] events = [Answers.ChatChunk("Hi"), "data: {broken\n\n", Answers.ChatFinish(), Answers.Done];
        _env.Upstream.Then(FaultyUpstream.Stream(events));
        using var answer = await _env.PostAsync(Chat, Streamed);
        Assert.Equal(string.Concat(events), await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.SettledUnknown, null, 200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Arguments_of_a_call_that_is_over_end_a_translated_stream_with_an_error(bool marked)
    {
        string[] events =
        [
            Call("""{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}"""),
            Call("""{"index":1,"id":"b","function":{"name":"f","arguments":"no JSON, so it never ends"}}"""),
            Call("""{"index":0,"function":{"arguments":"{\"late\":1}"}}"""),
            """data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""" + "\n\n",
        ];
        _env.Upstream.Then(FaultyUpstream.Stream(marked ? [.. events, Answers.Done] : events));
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"gpt-4o-mini","stream":true,"max_tokens":9,"messages":[{"role":"user","content":"hi"}]}""");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("event: error", text);
        Assert.DoesNotContain("message_stop", text);
        await RowIs(TerminalState.Failed, "upstream_error_event", 200);

        static string Call(string call) => $$$"""data: {"choices":[{"index":0,"delta":{"tool_calls":[{{{call}}}]}}]}""" + "\n\n";
    }

    [Fact]
    public async Task An_error_event_after_200_fails_the_call()
    {
        string[] events = [Answers.ChatChunk("Hi"), "data: {\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}\n\n"];
        _env.Upstream.Then(FaultyUpstream.Stream(events));
        using var answer = await _env.PostAsync(Chat, Streamed);
        Assert.Equal(string.Concat(events), await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.Failed, "upstream_error_event", 200);
    }

    [Fact]
    public async Task An_error_event_that_comes_first_is_an_HTTP_error()
    {
        _env.Upstream.Then(FaultyUpstream.Stream(["event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"]));
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"claude-sonnet-4-5","stream":true}""");
        Assert.Equal(529, (int)answer.StatusCode);
        Assert.Contains("overloaded_error", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Every_byte_alone_and_every_line_ending_gives_the_same_stream(string newline)
    {
        var text = string.Concat([": ping\n\n", Answers.ChatChunk("Grüße 😀"), Answers.ChatFinish(), Answers.ChatUsageChunk, Answers.Done]).Replace("\n", newline);
        var bytes = Encoding.UTF8.GetBytes(text);
        _env.Upstream.Then(FaultyUpstream.Bytes(bytes.Select(b => new[] { b })));
        using var answer = await _env.PostAsync(Chat, """{"model":"gpt-4o-mini","stream":true,"stream_options":{"include_usage":true}}""");
        Assert.Equal(text, await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.Completed, null, 200);
    }

    [Fact]
    public async Task A_ten_megabyte_event_passes()
    {
        var big = Answers.ChatChunk(new string('x', 10_000_000));
        _env.Upstream.Then(FaultyUpstream.Stream([big, Answers.ChatFinish(), Answers.Done]));
        using var answer = await _env.PostAsync(Chat, Streamed);
        Assert.Equal(big.Length + Answers.ChatFinish().Length + Answers.Done.Length, (await answer.Content.ReadAsStringAsync()).Length);
    }

    [Fact]
    public async Task A_large_JSON_answer_passes_and_is_metered()
    {
        var big = Answers.Chat.Replace("Hi there", new string('x', 3_000_000));
        _env.Upstream.Then(FaultyUpstream.Json(200, big));
        using var answer = await _env.PostAsync(Chat, Plain);
        Assert.Equal(big, await answer.Content.ReadAsStringAsync());
        await RowIs(TerminalState.Completed, null, 200);
    }

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("br", false)]
    [InlineData("gzip", true)]
    [InlineData("br", true)]
    public async Task Compressed_answers_are_decoded_and_metered(string coding, bool stream)
    {
        var text = stream ? string.Concat(Answers.ChatStream) : Answers.Chat;
        _env.Upstream.Then(async http =>
        {
            http.Response.ContentType = stream ? "text/event-stream" : "application/json";
            http.Response.Headers.ContentEncoding = coding;
            using var compressed = new MemoryStream();
            await using (System.IO.Stream coder = coding == "gzip" ? new GZipStream(compressed, CompressionLevel.Fastest, true) : new BrotliStream(compressed, CompressionLevel.Fastest, true))
                await coder.WriteAsync(Encoding.UTF8.GetBytes(text));
            await http.Response.Body.WriteAsync(compressed.ToArray());
        });
        using var answer = await _env.PostAsync(Chat, stream ? """{"model":"gpt-4o-mini","stream":true,"stream_options":{"include_usage":true}}""" : Plain);
        Assert.Equal(text, await answer.Content.ReadAsStringAsync());
        Assert.Equal(100, (await _env.Store.RequestAsync()).Usage!.Output);
    }

    [Theory]
    [InlineData(Answers.ChatNoUsage)]
    [InlineData("""{"id":"c","usage":"none","choices":[]}""")]
    [InlineData("""{"id":"c","usage":{"prompt_tokens":-5,"completion_tokens":"x"},"choices":[]}""")]
    public async Task Without_usable_usage_the_cost_is_unknown_and_not_zero(string body)
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, body));
        using var answer = await _env.PostAsync(Chat, Plain);
        Assert.False(answer.Headers.Contains("x-anyray-cost-usd"));
        Assert.Null((await RowIs(TerminalState.SettledUnknown, null, 200)).CostNanoUsd);
    }

    [Fact]
    public async Task Usage_that_comes_twice_counts_once()
    {
        _env.Upstream.Then(FaultyUpstream.Stream([Answers.ChatChunk("Hi"), Answers.ChatFinish(), Answers.ChatUsageChunk, Answers.ChatUsageChunk, Answers.Done]));
        using var answer = await _env.PostAsync(Chat, Streamed);
        await answer.Content.ReadAsStringAsync();
        Assert.Equal(1000, (await RowIs(TerminalState.Completed, null, 200)).Usage!.Input);
    }

    private async Task BreaksWith(HttpResponseMessage answer, string errorClass)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith(Answers.ChatChunk("Hi"), text);
        Assert.Contains("\"error\"", text[Answers.ChatChunk("Hi").Length..]);
        Assert.DoesNotContain("[DONE]", text);
        Assert.DoesNotContain("half", text);
        await RowIs(TerminalState.Failed, errorClass, 200);
    }

    private async Task<SpendEvent> RowIs(TerminalState state, string? errorClass, int status)
    {
        var row = await _env.Store.RequestAsync();
        Assert.Equal((state, errorClass, status), (row.State, row.ErrorClass, row.Status));
        Assert.Single(_env.Store.Requests);
        return row;
    }
}
