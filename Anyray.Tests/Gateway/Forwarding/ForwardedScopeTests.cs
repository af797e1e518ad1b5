using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Snapshots;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.Gateway.Forwarding;

/// <summary>A client key's limits hold on every path, not on those that the gateway understands alone.</summary>
public sealed class ForwardedScopeTests : IAsyncLifetime
{
    private const string Key = "ark_0123456789abcdef";
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync()
    {
        _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_AUTH", "keys"), ("ANYRAY_PROVIDER_URL_GROQ", "{upstream}/v1"), ("ANYRAY_CUSTOM_HOST_ALLOWLIST", "127.0.0.1"));
        await PublishAsync(new ControlSnapshot
        {
            Version = 2,
            Keys =
            [
                new ClientKey
                {
                    Id = "key_1", Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
                    AllowedModels = ["gpt-image-*", "whisper-1"], AllowedProviders = ["openai"], RequestsPerMinute = 1000,
                },
            ],
        });
    }

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/v1/images/generations", """{"prompt":"p","model":"gpt-image-1"}""", true)]
    [InlineData("/v1/images/generations", """{"prompt":"p","model":"dall-e-3"}""", false)]
    [InlineData("/v1/images/generations", """{"model":"gpt-image-1","model":"dall-e-3"}""", false)]
    [InlineData("/v1/images/generations", """{"prompt":"p"}""", false)]
    [InlineData("/v1/messages/batches", """{"requests":[{"custom_id":"1","params":{"model":"whisper-1"}},{"custom_id":"2","params":{"model":"claude-opus-4-1"}}]}""", false)]
    [InlineData("/v1/batches", """{"input_file_id":"file-1","endpoint":"/v1/chat/completions"}""", false)]
    [InlineData("/v1/batches/b_1/cancel", "{}", true)]
    [InlineData("/v1/files", """{"purpose":"batch"}""", true)]
    [InlineData("/v1/images/generations", "{", null)]
    public async Task A_key_for_certain_models_runs_no_other_one(string path, string body, bool? allowed)
    {
        using var answer = await _env.PostAsync(path, body, ("Authorization", "Bearer " + Key), ("x-anyray-provider", "openai"));
        Assert.Equal(allowed switch { true => 200, false => 403, null => 400 }, (int)answer.StatusCode);
        Assert.Equal(allowed == true ? [body] : [], _env.Upstream.Received.Select(r => r.Text));
        if (allowed == false) Assert.Contains("model_not_allowed", await answer.Content.ReadAsStringAsync());
        await _env.Store.RequestAsync();
    }

    [Theory]
    [InlineData("whisper-1", 200)]
    [InlineData("gpt-4o-transcribe", 403)]
    [InlineData(null, 403)]
    public async Task The_model_of_a_form_counts_wherever_it_stands(string? model, int status)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[3000]), "file", "a.wav" } };
        if (model is not null) form.Add(new StringContent(model), "model");
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/audio/transcriptions") { Content = form };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var answer = await _env.Client.SendAsync(message);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 200) Assert.Equal("whisper-1", (await _env.Store.RequestAsync()).ModelAsked);
        Assert.Equal(status == 200 ? [await form.ReadAsByteArrayAsync()] : [], _env.Upstream.Received.Select(r => r.Body));
    }

    [Fact]
    public async Task A_key_for_certain_providers_reaches_no_other_one()
    {
        using var answer = await _env.PostAsync("/v1/images/generations", """{"model":"gpt-image-1"}""", ("Authorization", "Bearer " + Key), ("x-anyray-provider", "groq"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("provider_not_allowed", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/audio/speech")]
    [InlineData("/v1/chat/completions")]
    public async Task A_stored_credential_goes_to_the_address_it_was_stored_with_and_nowhere_private(string path)
    {
        await using var elsewhere = await FaultyUpstream.StartAsync();
        const string body = """{"model":"whisper-1"}""";
        await PublishAsync(Stored(3, elsewhere.Url + "/v1"));
        using var answer = await _env.PostAsync(path, body, ("Authorization", "Bearer " + Key), ("x-anyray-provider", "mistral-ai"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((path, "Bearer stored-secret"), (elsewhere.Received[0].Path, elsewhere.Received[0].Headers["Authorization"]));

        await PublishAsync(Stored(4, "https://169.254.169.254/v1"));
        using var refused = await _env.PostAsync(path, body, ("Authorization", "Bearer " + Key), ("x-anyray-provider", "mistral-ai"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("stored credential", await refused.Content.ReadAsStringAsync());
    }

    private ControlSnapshot Stored(int version, string url) => _env.Store.Snapshot with
    {
        Version = version,
        Keys = [_env.Store.Snapshot.Keys[0] with { AllowedProviders = [], AllowedModels = [] }],
        Credentials = [new ProviderCredential("mistral", "mistral-ai", "stored-secret", url)],
    };

    private async Task PublishAsync(ControlSnapshot snapshot)
    {
        _env.Store.Snapshot = snapshot;
        var holder = _env.Services.GetRequiredService<SnapshotHolder>();
        await Eventually.IsTrueAsync(() => holder.Current.Source.Version == snapshot.Version, "the snapshot arrives");
    }
}
