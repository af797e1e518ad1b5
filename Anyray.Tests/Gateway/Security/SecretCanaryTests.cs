using System.Text;
using Anyray.Tests.Gateway.Infrastructure;

namespace Anyray.Tests.Gateway.Security;

public sealed class SecretCanaryTests
{
    private const string Prompt = "canary-prompt-text";
    private const string Answer = "canary-answer-text";
    private const string OwnKey = "sk-canary-own-credential";

    [Fact]
    public async Task No_secret_and_no_text_reaches_an_error_a_header_the_spool_or_the_ledger()
    {
        await using var env = await GatewayTestEnvironment.StartAsync(("ANYRAY_PROVIDER_URL_GROQ", "http://127.0.0.1:1/v1"));
        env.Upstream.Then(
            FaultyUpstream.Json(401, $$$"""{"error":{"message":"Incorrect API key provided: {{{GatewayTestEnvironment.OpenAIKey}}}","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"""),
            FaultyUpstream.Json(500, Answer, "text/plain"),
            FaultyUpstream.Json(200, Answer, "text/html"),
            FaultyUpstream.Json(200, "{\"broken\":\"" + Answer),
            FaultyUpstream.Stream([Answers.ChatChunk("x"), "data: {\"" + Answer], FaultyUpstream.ResetAfterReading),
            FaultyUpstream.Json(200, Answers.Chat.Replace("Hi there", "fine")));
        var seen = new StringBuilder();
        string[] models = ["gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini", "gpt-4o-mini", "groq/llama", "nobody"];
        for (var i = 0; i < models.Length; i++)
        {
            using var answer = await env.PostAsync("/v1/chat/completions",
                $$"""{"model":"{{models[i]}}","stream":{{(i == 4 ? "true" : "false")}},"messages":[{"role":"user","content":"{{Prompt}}"}]}""", ("Authorization", "Bearer " + OwnKey));
            seen.AppendLine(answer.Headers.ToString()).AppendLine(await answer.Content.ReadAsStringAsync());
        }
        using var invalid = await env.PostAsync("/v1/chat/completions", $$"""{"model":"gpt-4o-mini","{{Prompt}}":""");
        seen.AppendLine(await invalid.Content.ReadAsStringAsync());
        await env.Store.RequestAsync(models.Length + 1);
        foreach (var row in env.Store.Requests.Concat(env.Store.Attempts)) seen.AppendLine(row.ToString());

        foreach (var secret in new[] { Prompt, Answer, OwnKey, GatewayTestEnvironment.OpenAIKey }) Assert.DoesNotContain(secret, seen.ToString());
    }

    [Theory]
    [InlineData("ANYRAY_AUTH", "sometimes")]
    [InlineData("ANYRAY_OPTIMIZER_URL", "not an address")]
    [InlineData("ANYRAY_OPTIMIZER_TIMEOUT_MS", "soon")]
    [InlineData("ANYRAY_MAX_BODY_BYTES", "-1")]
    [InlineData("ANYRAY_PROVIDER_URL_OPENAI", "ftp://x")]
    [InlineData("ANYRAY_DEFAULT_MODEL", "nothing")]
    [InlineData("ANYRAY_ROUTING", "/no/such/file.json")]
    [InlineData("ANYRAY_SHUTDOWN_DRAIN_MS", "-5")]
    [InlineData("ANYRAY_CORS_ORIGINS", "app.example.com")]
    [InlineData("ANYRAY_CORS_ORIGINS", "https://app.example.com,https://app.example.com/page")]
    public void A_malformed_setting_stops_the_start_with_its_name(string name, string value)
    {
        using var data = new TemporaryFolder();
        var e = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            GatewayTestEnvironment.Create(new Dictionary<string, string?> { [name] = value, ["ANYRAY_DATA_DIR"] = data.Path }));
        Assert.Contains(name, string.Join(" ", e.Failures));
    }

    [Theory]
    [InlineData("Production", "ANYRAY_AUTH", "open", "ANYRAY_AUTH")]
    [InlineData("Production", "ANYRAY_AUTH", "keys", "ANYRAY_ADMIN_TOKEN")]
    public void Production_needs_keys_and_an_admin_token(string environment, string name, string value, string named)
    {
        using var data = new TemporaryFolder();
        var e = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            GatewayTestEnvironment.Create(new Dictionary<string, string?> { [name] = value, ["ANYRAY_DATA_DIR"] = data.Path }, environment));
        Assert.Contains(named, string.Join(" ", e.Failures));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("anyray-gateway-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
