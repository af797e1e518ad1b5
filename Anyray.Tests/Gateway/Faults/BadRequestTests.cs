using System.Net;
using System.Text;
using System.Text.Json;
using Anyray.Contracts.Spend;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Faults;

public sealed class BadRequestTests : IAsyncLifetime
{
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync() => _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_MAX_BODY_BYTES", "100000"));

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    public static TheoryData<string, string> BadBodies()
    {
        var data = new TheoryData<string, string>();
        foreach (var path in new[] { "/v1/chat/completions", "/v1/messages", "/v1/responses", "/v1/completions", "/v1/embeddings" })
        {
            data.Add(path, "");
            data.Add(path, "  \n");
            data.Add(path, "{");
            data.Add(path, "[]");
            data.Add(path, "\"text\"");
            data.Add(path, """{"model":"gpt-4o-mini","temperature":NaN}""");
            data.Add(path, """{"model":"gpt-4o-mini"} x""");
            data.Add(path, """{"model":"gpt-4o-mini","a":1,"a":2}""");
            data.Add(path, """{"model":"gpt-4o-mini","mod\u0065l":"other"}""");
            data.Add(path, "{\"model\":\"gpt-4o-mini\",\"a\":" + new string('[', 300) + new string(']', 300) + "}");
            data.Add(path, """{"messages":[]}""");
            data.Add(path, """{"model":"nobody-knows-this"}""");
            data.Add(path, """{"model":5}""");
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_bad_body_is_a_400_in_the_endpoints_dialect_with_a_ledger_row(string path, string body)
    {
        using var answer = await _env.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("invalid_request_error", json.RootElement.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal(path == "/v1/messages", json.RootElement.TryGetProperty("type", out _));
        Assert.NotNull(json.RootElement.GetProperty("request_id").GetString());
        Assert.Empty(_env.Upstream.Received);
        var row = await _env.Store.RequestAsync();
        Assert.Equal((TerminalState.Failed, 400), (row.State, row.Status));
        Assert.Null(row.CostNanoUsd);
    }

    [Fact]
    public async Task Raw_invalid_UTF8_is_a_400()
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", [.. "{\"model\":\"gpt-4o-mini\",\"x\":\""u8, 0xff, .. "\"}"u8]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Forty_top_level_keys_with_a_late_duplicate_are_a_400()
    {
        var keys = string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"k{i}\":{i}"));
        using var fine = await _env.PostAsync("/v1/chat/completions", $$"""{"model":"gpt-4o-mini",{{keys}}}""");
        using var twice = await _env.PostAsync("/v1/chat/completions", $$"""{"model":"gpt-4o-mini",{{keys}},"k3":1}""");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (fine.StatusCode, twice.StatusCode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_a_413(bool chunked)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/v1/messages") { Content = new StringContent($$"""{"model":"x","a":"{{new string('a', 100_000)}}"}""", Encoding.UTF8, "application/json") };
        message.Headers.TransferEncodingChunked = chunked;
        using var answer = await _env.Client.SendAsync(message);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("request_too_large", await answer.Content.ReadAsStringAsync());
        Assert.Equal(413, (await _env.Store.RequestAsync()).Status);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    public async Task Only_JSON_is_taken(string type, HttpStatusCode expected)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = new ByteArrayContent("""{"model":"gpt-4o-mini"}"""u8.ToArray()) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await _env.Client.SendAsync(message);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_provider_is_named_with_the_ones_there_are()
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"x"}""", ("x-portkey-provider", "nobody"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("anthropic", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("x-anyray-metadata", "[1]")]
    [InlineData("x-anyray-metadata", """{"user":"\ud800"}""")]
    [InlineData("x-anyray-config", """{"override_params":{"model":"\ud800"}}""")]
    [InlineData("x-anyray-config", """{"provider":"\ud800"}""")]
    [InlineData("x-anyray-config", """{"strategy":{"mode":"\udc00"}}""")]
    public async Task A_header_that_is_no_JSON_text_is_a_400(string name, string value)
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini"}""", (name, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(name, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/chat/completions")]
    [InlineData("/v1/messages")]
    [InlineData("/v1/responses")]
    public async Task Another_method_is_a_405_in_the_endpoints_dialect(string path)
    {
        using var answer = await _env.Client.PutAsync(path, new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, answer.Content.Headers.Allow.Single()));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEmpty(json.RootElement.GetProperty("error").GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_condition_over_a_value_that_is_no_text_does_not_hold()
    {
        const string config = """{"strategy":{"mode":"conditional","conditions":[{"query":{"params.user":{"$eq":"ada"}},"then":"a"}],"default":"b"},"targets":[{"name":"a","override_params":{"seed":1}},{"name":"b","override_params":{"seed":2}}]}""";
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"gpt-4o-mini","user":"\ud800"}""", ("x-anyray-config", config));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"seed\":2", _env.Upstream.Received[0].Text);
    }
}
