using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Anyray.Tests.Gateway.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Providers;

public sealed class ProviderTests : IAsyncLifetime
{
    private const string Gemini = """{"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":4,"thoughtsTokenCount":3,"cachedContentTokenCount":2,"totalTokenCount":17},"modelVersion":"gemini-2.5-flash"}""";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly string PrivateKey = RSA.Create(2048).ExportPkcs8PrivateKeyPem();
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync()
    {
        var upstream = "{upstream}";
        var account = JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "proj-1",
            private_key_id = "k",
            private_key = PrivateKey,
            client_email = "svc@proj-1.iam.gserviceaccount.com",
            client_id = "1",
            token_uri = upstream + "/token",
        });
        _env = await GatewayTestEnvironment.StartAsync(
            ("ANYRAY_PROVIDER_URL_GOOGLE", "{upstream}"), ("ANYRAY_PROVIDER_KEY_GOOGLE", "AIza-key"),
            ("ANYRAY_PROVIDER_URL_GOOGLE_VERTEX_AI", "{upstream}"), ("ANYRAY_PROVIDER_KEY_GOOGLE_VERTEX_AI", account), ("GOOGLE_CLOUD_LOCATION", "europe-west1"),
            ("ANYRAY_PROVIDER_URL_AZURE_OPENAI", "{upstream}"), ("ANYRAY_PROVIDER_KEY_AZURE_OPENAI", "azure-key"),
            ("ANYRAY_PROVIDER_URL_BEDROCK", "{upstream}"), ("ANYRAY_PROVIDER_KEY_BEDROCK", "AKIDEXAMPLE:" + Secret), ("AWS_REGION", "eu-central-1"));
    }

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Fact]
    public async Task Gemini_speaks_to_Google_in_its_own_dialect()
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, Gemini));
        using var answer = await _env.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent?key=ignored", """{"contents":[]}""");

        Assert.Equal(Gemini, await answer.Content.ReadAsStringAsync());
        var received = _env.Upstream.Received[0];
        Assert.Equal(("/v1beta/models/gemini-2.5-flash:generateContent", "AIza-key", """{"contents":[]}"""), (received.Path, received.Headers["x-goog-api-key"], received.Text));
        var usage = (await _env.Store.RequestAsync()).Usage!;
        Assert.Equal((8L, 2L, 7L, 3L), (usage.Input, usage.CacheRead, usage.Output, usage.Reasoning));
    }

    [Theory]
    [InlineData("?alt=sse", "data: {0}\n\n")]
    [InlineData("", "[{0}]")]
    public async Task Gemini_streams_as_events_or_as_one_array(string query, string shape)
    {
        _env.Upstream.Then(FaultyUpstream.Stream([$"data: {Gemini}\n\n"]));
        using var answer = await _env.PostAsync("/v1beta/models/gemini-2.5-flash:streamGenerateContent" + query, """{"contents":[]}""");

        Assert.Equal(shape.Replace("{0}", Gemini), await answer.Content.ReadAsStringAsync());
        Assert.Equal("?alt=sse", _env.Upstream.Received[0].Query);
        Assert.Equal(7, (await _env.Store.RequestAsync()).Usage!.Output);
    }

    [Fact]
    public async Task Errors_of_the_Gemini_path_have_Geminis_shape()
    {
        using var answer = await _env.PostAsync("/v1beta/models/gemini-2.5-flash:generateContent", "{");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("\"status\":\"INVALID_ARGUMENT\"", await answer.Content.ReadAsStringAsync());
        using var unknown = await _env.PostAsync("/v1beta/models/x:fly", "{}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Vertex_gets_a_token_for_its_service_account_once()
    {
        RequestDelegate token = FaultyUpstream.Json(200, """{"access_token":"ya29.token","expires_in":3600,"token_type":"Bearer"}""");
        _env.Upstream.Then(token, FaultyUpstream.Json(200, Answers.Message), FaultyUpstream.Json(200, Gemini));

        using var claude = await _env.PostAsync("/v1/messages", """{"model":"google-vertex-ai/claude-sonnet-4-5@20250929","max_tokens":5,"messages":[]}""");
        Assert.Equal(Answers.Message, await claude.Content.ReadAsStringAsync());
        using var gemini = await _env.PostAsync("/v1beta/models/google-vertex-ai/gemini-2.5-flash:generateContent", """{"contents":[]}""");
        Assert.Equal(HttpStatusCode.OK, gemini.StatusCode);

        Assert.Equal(3, _env.Upstream.Received.Count);
        Assert.Contains("assertion=", _env.Upstream.Received[0].Text);
        var call = _env.Upstream.Received[1];
        Assert.Equal("/v1/projects/proj-1/locations/europe-west1/publishers/anthropic/models/claude-sonnet-4-5@20250929:rawPredict", call.Path.Replace("%40", "@"));
        Assert.Equal("Bearer ya29.token", call.Headers["Authorization"]);
        Assert.Equal("""{"anthropic_version":"vertex-2023-10-16","max_tokens":5,"messages":[]}""", call.Text);
        Assert.EndsWith("/publishers/google/models/gemini-2.5-flash:generateContent", _env.Upstream.Received[2].Path);
    }

    [Theory]
    [InlineData("/v1/chat/completions", "/openai/deployments/my-gpt/chat/completions", "?api-version=2024-10-21")]
    [InlineData("/v1/embeddings", "/openai/deployments/my-gpt/embeddings", "?api-version=2024-10-21")]
    [InlineData("/v1/responses", "/openai/v1/responses", "")]
    public async Task Azure_has_deployments_in_its_paths(string path, string upstreamPath, string query)
    {
        using var answer = await _env.PostAsync(path, """{"model":"azure-openai/my-gpt"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = _env.Upstream.Received[0];
        Assert.Equal((upstreamPath, query, "azure-key"), (received.Path, received.Query, received.Headers["api-key"]));
        Assert.False(received.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Bedrock_calls_are_signed_over_the_bytes_that_are_sent()
    {
        _env.Upstream.Then(FaultyUpstream.Json(200, Answers.Message));
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0","max_tokens":5,"messages":[]}""", ("anthropic-beta", "a,b"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = _env.Upstream.Received[0];
        Assert.Equal("""{"anthropic_version":"bedrock-2023-05-31","anthropic_beta":["a","b"],"max_tokens":5,"messages":[]}""", received.Text);
        Assert.Equal("/model/us.anthropic.claude-sonnet-4-5-20250929-v1:0/invoke", received.Path.Replace("%3A", ":"));
        Assert.Equal(Signed(received), received.Headers["Authorization"]);
    }

    [Fact]
    public async Task Bedrock_event_streams_become_Anthropic_events()
    {
        string[] events = [.. Answers.MessageStream.Select(e => e[(e.IndexOf("data: ", StringComparison.Ordinal) + 6)..].Trim())];
        _env.Upstream.Then(async http =>
        {
            http.Response.ContentType = "application/vnd.amazon.eventstream";
            foreach (var text in events)
            {
                var payload = JsonSerializer.SerializeToUtf8Bytes(new { bytes = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) });
                await http.Response.Body.WriteAsync(AwsEventStream.Message("chunk", payload));
            }
        });
        using var answer = await _env.PostAsync("/v1/messages", """{"model":"bedrock/anthropic.claude-sonnet-4-5-v1:0","stream":true}""");
        Assert.Equal(string.Concat(Answers.MessageStream), await answer.Content.ReadAsStringAsync());
        Assert.Equal("/invoke-with-response-stream", _env.Upstream.Received[0].Path[^28..]);
        Assert.Equal(100, (await _env.Store.RequestAsync()).Usage!.Output);
    }

    [Fact]
    public async Task An_OpenAI_caller_reaches_Converse()
    {
        _env.Upstream.Then(async http =>
        {
            http.Response.ContentType = "application/vnd.amazon.eventstream";
            foreach (var (name, json) in new[]
            {
                ("messageStart", """{"role":"assistant"}"""),
                ("contentBlockDelta", """{"contentBlockIndex":0,"delta":{"text":"Hi there"}}"""),
                ("contentBlockStop", """{"contentBlockIndex":0}"""),
                ("messageStop", """{"stopReason":"end_turn"}"""),
                ("metadata", """{"usage":{"inputTokens":11,"outputTokens":5,"totalTokens":16},"metrics":{"latencyMs":1}}"""),
            })
                await http.Response.Body.WriteAsync(AwsEventStream.Message(name, Encoding.UTF8.GetBytes(json)));
        });
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"bedrock/amazon.nova-lite-v1:0","stream":true,"messages":[{"role":"user","content":"Hi"}]}""");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Hi there", text);
        Assert.EndsWith("data: [DONE]\n\n", text);
        Assert.EndsWith("/converse-stream", _env.Upstream.Received[0].Path);
        Assert.Equal(5, (await _env.Store.RequestAsync()).Usage!.Output);
    }

    [Theory]
    [InlineData("/v1/chat/completions", "anthropic/claude-sonnet-4-5", false)]
    [InlineData("/v1/chat/completions", "anthropic/claude-sonnet-4-5", true)]
    [InlineData("/v1/messages", "openai/gpt-4o-mini", false)]
    [InlineData("/v1/messages", "openai/gpt-4o-mini", true)]
    public async Task A_caller_reaches_a_provider_of_another_dialect(string path, string model, bool stream)
    {
        var toClaude = path == "/v1/chat/completions";
        _env.Upstream.Then(stream
            ? FaultyUpstream.Stream(toClaude ? Answers.MessageStream : Answers.ChatStream)
            : FaultyUpstream.Json(200, toClaude ? Answers.Message : Answers.Chat));
        using var answer = await _env.PostAsync(path, $$"""{"model":"{{model}}","max_tokens":50,"stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"Hi"}]}""");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(toClaude ? "\"choices\"" : "\"text\"", text);
        if (stream) Assert.Contains(toClaude ? "[DONE]" : "message_stop", text);
        Assert.Equal(toClaude ? "/v1/messages" : "/v1/chat/completions", _env.Upstream.Received[0].Path);
        Assert.Equal(100, (await _env.Store.RequestAsync()).Usage!.Output);
    }

    [Fact]
    public async Task An_error_of_another_dialect_is_told_in_the_callers()
    {
        _env.Upstream.Then(FaultyUpstream.Json(429, """{"type":"error","error":{"type":"rate_limit_error","message":"Slow down."}}""", headers: ("Retry-After", "3")));
        using var answer = await _env.PostAsync("/v1/chat/completions", """{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hi"}]}""");
        Assert.Equal((429, "3"), ((int)answer.StatusCode, answer.Headers.GetValues("Retry-After").Single()));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Slow down.", json.RootElement.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal("rate_limit_error", json.RootElement.GetProperty("error").GetProperty("type").GetString());
    }

    /// <summary>The signature worked out from scratch, from what arrived.</summary>
    private static string Signed(ReceivedRequest request)
    {
        var stamp = request.Headers["x-amz-date"];
        Assert.True(DateTime.UtcNow - DateTime.ParseExact(stamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) < TimeSpan.FromMinutes(5));
        var hash = Hex(SHA256.HashData(request.Body));
        Assert.Equal(hash, request.Headers["x-amz-content-sha256"]);
        // On the wire the colon is %3A; in the canonical request it is encoded once more.
        var path = request.Path.Replace("%3A", ":").Replace(":", "%253A");
        var canonical = $"POST\n{path}\n\nhost:{request.Headers["Host"]}\nx-amz-content-sha256:{hash}\nx-amz-date:{stamp}\n\nhost;x-amz-content-sha256;x-amz-date\n{hash}";
        var scope = $"{stamp[..8]}/eu-central-1/bedrock/aws4_request";
        var key = Encoding.UTF8.GetBytes("AWS4" + Secret);
        foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}")));
        return $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
