using System.Net;
using System.Text;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace Anyray.Tests.Gateway.Providers;

/// <summary>Credentials that the machine has: a gateway process finds them in its environment, in files, and at doubles of the metadata services.</summary>
public sealed class AmbientCredentialTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FaultyUpstream _upstream = null!;
    private LoopbackServer _metadata = null!;

    public async Task InitializeAsync()
    {
        _upstream = await FaultyUpstream.StartAsync();
        _metadata = await LoopbackServer.StartAsync(MetadataAsync);
    }

    public async Task DisposeAsync()
    {
        await _upstream.DisposeAsync();
        await _metadata.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("environment", "AKIAENV", null)]
    [InlineData("file", "AKIAFILE", null)]
    [InlineData("container", "AKIACONTAINER", "session-of-container")]
    [InlineData("instance", "AKIAINSTANCE", "session-of-instance")]
    [InlineData("pod", "AKIAPOD", "session-of-pod")]
    public async Task Bedrock_is_called_with_what_the_AWS_chain_finds(string source, string key, string? session)
    {
        var file = Path.Combine(_folder.Path, "credentials");
        await File.WriteAllTextAsync(file, "[default]\naws_access_key_id = AKIAFILE\naws_secret_access_key = secret\n");
        (string, string)[] settings = source switch
        {
            "environment" => [("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "secret")],
            "file" => [("AWS_SHARED_CREDENTIALS_FILE", file)],
            "pod" => [("AWS_WEB_IDENTITY_TOKEN_FILE", file), ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/gateway"), ("AWS_ENDPOINT_URL_STS", _metadata.Url + "/sts")],
            "container" => [("AWS_CONTAINER_CREDENTIALS_FULL_URI", _metadata.Url + "/container"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "let-me-in")],
            _ => [("AWS_EC2_METADATA_SERVICE_ENDPOINT", _metadata.Url)],
        };
        _upstream.Then(FaultyUpstream.Json(200, Answers.Message));
        await using var gateway = await StartAsync("BEDROCK", [.. source == "file" ? [] : new[] { ("AWS_SHARED_CREDENTIALS_FILE", file + "-none") }, .. settings]);
        using var answer = await AskAsync(gateway, "/v1/messages", """{"model":"bedrock/anthropic.claude-sonnet-4-5-v1:0","max_tokens":5,"messages":[]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var received = _upstream.Received[0];
        Assert.StartsWith($"AWS4-HMAC-SHA256 Credential={key}/", received.Headers["Authorization"]);
        Assert.Equal(session, received.Headers.GetValueOrDefault("x-amz-security-token"));
    }

    [Theory]
    [InlineData("app service")]
    [InlineData("instance")]
    public async Task Azure_is_called_with_the_identity_that_Entra_gives(string source)
    {
        (string, string)[] settings = source == "app service"
            ? [("IDENTITY_ENDPOINT", _metadata.Url + "/msi"), ("IDENTITY_HEADER", "let-me-in")]
            : [("AZURE_POD_IDENTITY_AUTHORITY_HOST", _metadata.Url), ("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential")];
        await using var gateway = await StartAsync("AZURE_OPENAI", settings);
        for (var i = 0; i < 2; i++)
        {
            using var answer = await AskAsync(gateway, "/v1/chat/completions", """{"model":"azure-openai/my-gpt"}""");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.All(_upstream.Received, received => Assert.Equal("Bearer entra-token", received.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("AZURE_OPENAI", "azure-openai/my-gpt")]
    [InlineData("BEDROCK", "bedrock/amazon.nova-lite-v1:0")]
    [InlineData("GOOGLE_VERTEX_AI", "google-vertex-ai/gemini-2.5-pro")]
    public async Task Where_no_cloud_answers_it_is_soon_a_401_that_says_what_to_set(string provider, string model)
    {
        using var nobody = new FrozenServer();
        await using var gateway = await StartAsync(provider, ("AWS_EC2_METADATA_SERVICE_ENDPOINT", nobody.Url), ("AZURE_POD_IDENTITY_AUTHORITY_HOST", nobody.Url),
            ("GCE_METADATA_HOST", $"127.0.0.1:{nobody.Port}"), ("GOOGLE_CLOUD_PROJECT", "p"), ("AWS_SHARED_CREDENTIALS_FILE", "/none"));
        var soon = Task.Delay(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 4; i++)
        {
            using var answer = await AskAsync(gateway, "/v1/chat/completions", $$"""{"model":"{{model}}","messages":[{"role":"user","content":"x"}]}""");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains($"ANYRAY_PROVIDER_KEY_{provider}", await answer.Content.ReadAsStringAsync());
        }
        Assert.False(soon.IsCompleted, "four calls do not each wait for the SDK");
        Assert.Empty(_upstream.Received);
    }

    private Task<GatewayProcess> StartAsync(string provider, params (string Name, string Value)[] settings) =>
        GatewayProcess.StartAsync(_folder.Path, [($"ANYRAY_PROVIDER_URL_{provider}", _upstream.Url), ("AWS_REGION", "eu-central-1"), ("HOME", _folder.Path), .. settings]);

    private static Task<HttpResponseMessage> AskAsync(GatewayProcess gateway, string path, string body) =>
        gateway.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>The metadata services of AWS and Azure, each with the proof that it asks for.</summary>
    private static async Task MetadataAsync(HttpContext http)
    {
        var request = http.Request;
        var text = request.Path.Value switch
        {
            "/container" when request.Headers.Authorization == "let-me-in" => Aws("CONTAINER"),
            "/latest/api/token" when request.Method == "PUT" => "imds-token",
            "/latest/meta-data/iam/security-credentials/" or "/latest/meta-data/iam/security-credentials" when request.Headers["X-aws-ec2-metadata-token"] == "imds-token" => "a-role",
            "/latest/meta-data/iam/security-credentials/a-role" when request.Headers["X-aws-ec2-metadata-token"] == "imds-token" => Aws("INSTANCE"),
            "/sts" or "/sts/" when (await request.ReadFormAsync())["WebIdentityToken"].ToString().Contains("AKIAFILE") => StsXml,
            "/msi" when request.Headers["X-IDENTITY-HEADER"] == "let-me-in" => Entra(request),
            "/metadata/identity/oauth2/token" when request.Headers["Metadata"] == "true" => Entra(request),
            _ => null,
        };
        http.Response.StatusCode = text is null ? 404 : 200;
        http.Response.ContentType = text?[0] == '{' ? "application/json" : "text/plain";
        http.Response.Headers["X-aws-ec2-metadata-token-ttl-seconds"] = "21600";
        if (text is not null) await http.Response.WriteAsync(text);
    }

    private static string Aws(string name) =>
        $$"""{"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"AKIA{{name}}","SecretAccessKey":"secret","Token":"session-of-{{name.ToLowerInvariant()}}","LastUpdated":"2026-01-01T00:00:00Z","Expiration":"{{DateTime.UtcNow.AddHours(6):yyyy-MM-dd'T'HH:mm:ss'Z'}}"}""";

    private static readonly string StsXml = $"""
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
        <AccessKeyId>AKIAPOD</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>session-of-pod</SessionToken>
        <Expiration>{DateTime.UtcNow.AddHours(6):yyyy-MM-dd'T'HH:mm:ss'Z'}</Expiration>
        </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
        """;

    private static string? Entra(HttpRequest request) => request.Query["resource"] != "https://cognitiveservices.azure.com" ? null
        : $$"""{"access_token":"entra-token","expires_in":"7200","expires_on":"{{DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeSeconds()}}","resource":"https://cognitiveservices.azure.com","token_type":"Bearer","client_id":"c"}""";
}
