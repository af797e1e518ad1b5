using System.Net;
using System.Security.Cryptography;
using System.Text;
using Anyray.Contracts.Snapshot;
using Anyray.Gateway.Snapshots;
using Anyray.Tests.Gateway.Infrastructure;
using Anyray.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Anyray.Tests.Gateway.Keys;

public sealed class ClientKeyTests : IAsyncLifetime
{
    private const string Key = "ark_0123456789abcdef";
    private const string Body = """{"model":"gpt-4o-mini"}""";
    private GatewayTestEnvironment _env = null!;

    public async Task InitializeAsync()
    {
        _env = await GatewayTestEnvironment.StartAsync(("ANYRAY_AUTH", "keys"));
        await PublishAsync(Client());
    }

    public Task DisposeAsync() => _env.DisposeAsync().AsTask();

    [Theory]
    [InlineData("Authorization", "Bearer " + Key)]
    [InlineData("x-api-key", Key)]
    [InlineData("x-goog-api-key", Key)]
    [InlineData("x-anyray-api-key", Key)]
    [InlineData("x-portkey-api-key", Key)]
    public async Task A_client_key_is_taken_wherever_clients_put_it_and_never_goes_upstream(string header, string value)
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", Body, (header, value), ("x-anyray-metadata", """{"user":"mallory","team":"x"}"""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(_env.Upstream.Received[0].Headers.Values, v => v.Contains("ark_"));
        var row = await _env.Store.RequestAsync();
        Assert.Equal(("key_1", "ada", "math", "acme"), (row.KeyId, row.User, row.Team, row.Tenant));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer sk-something")]
    [InlineData("Bearer ark_wrong")]
    [InlineData("Basic abc")]
    public async Task Without_a_valid_key_it_is_a_401_in_dialect_and_no_ledger_row(string? authorization)
    {
        using var answer = await _env.PostAsync("/v1/messages", Body, authorization is null ? [] : [("Authorization", authorization)]);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("authentication_error", text);
        Assert.DoesNotContain("ark_wrong", text);
        Assert.Empty(_env.Upstream.Received);
    }

    [Fact]
    public async Task A_revoked_key_stops_working_on_every_replica_within_a_second()
    {
        await using var second = await GatewayTestEnvironment.StartAsync(("ANYRAY_AUTH", "keys"), ("ANYRAY_SPEND_STORE_URL", _env.Store.Url));
        await Eventually.IsTrueAsync(async () => await StatusAsync(second) == HttpStatusCode.OK, "the key works on the second replica");

        var revoked = System.Diagnostics.Stopwatch.StartNew();
        _env.Store.Snapshot = new ControlSnapshot { Version = 9 };
        await Eventually.IsTrueAsync(async () => await StatusAsync(_env) == HttpStatusCode.Unauthorized && await StatusAsync(second) == HttpStatusCode.Unauthorized, "revoked on both", seconds: 5);
        Assert.True(revoked.Elapsed < TimeSpan.FromSeconds(3), $"took {revoked.Elapsed}");
    }

    [Fact]
    public async Task Limits_of_the_key_hold()
    {
        await PublishAsync(Client() with { RequestsPerMinute = 2 });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_env));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_env));
        using var third = await _env.PostAsync("/v1/chat/completions", Body, ("x-api-key", Key));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("rate_limit", await third.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("gpt-4o*", "openai", HttpStatusCode.OK)]
    [InlineData("claude-*", "openai", HttpStatusCode.Forbidden)]
    [InlineData("*", "anthropic", HttpStatusCode.Forbidden)]
    public async Task Models_and_providers_of_the_key_hold(string models, string providers, HttpStatusCode expected)
    {
        await PublishAsync(Client() with { AllowedModels = [models], AllowedProviders = [providers] });
        Assert.Equal(expected, await StatusAsync(_env));
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        await PublishAsync(Client() with { ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_env));
    }

    [Fact]
    public async Task In_passthrough_mode_the_callers_own_credential_goes_upstream()
    {
        using var answer = await _env.PostAsync("/v1/chat/completions", Body, ("x-anyray-api-key", Key), ("x-anyray-auth-mode", "passthrough"), ("Authorization", "Bearer sk-own"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bearer sk-own", _env.Upstream.Received[0].Headers["Authorization"]);

        using var without = await _env.PostAsync("/v1/chat/completions", Body, ("x-anyray-api-key", Key), ("x-anyray-auth-mode", "passthrough"));
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    private static ClientKey Client() => new() { Id = "key_1", Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))), User = "ada", Team = "math", Tenant = "acme" };

    private async Task PublishAsync(ClientKey key)
    {
        _env.Store.Snapshot = new ControlSnapshot { Version = _env.Store.Snapshot.Version + 1, Keys = [key] };
        var holder = _env.Services.GetRequiredService<SnapshotHolder>();
        await Eventually.IsTrueAsync(() => holder.Current.Source.Version == _env.Store.Snapshot.Version, "the snapshot has arrived");
    }

    private static async Task<HttpStatusCode> StatusAsync(GatewayTestEnvironment env)
    {
        using var answer = await env.PostAsync("/v1/chat/completions", Body, ("x-api-key", Key));
        return answer.StatusCode;
    }
}
