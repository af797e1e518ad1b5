using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers.Anthropic;

/// <summary>Anthropic's own API.</summary>
internal sealed class AnthropicProtocol : IProviderProtocol
{
    private static readonly Dialect[] Dialects = [Dialect.Anthropic];

    public string Name => "anthropic";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => Dialects;

    public ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        call.Message.RequestUri = UpstreamAddress.Of(call.BaseUrl, "/v1/messages");
        call.Default("anthropic-version", "2023-06-01");
        Authorize(call);
        return default;
    }

    /// <summary>API keys go into <c>x-api-key</c>; an OAuth token (<c>sk-ant-oat…</c>) is a bearer.</summary>
    public static void Authorize(ProviderCall call)
    {
        if (call.Credential is not { } key) return;
        if (key.StartsWith("sk-ant-oat", StringComparison.Ordinal)) call.Header("Authorization", "Bearer " + key);
        else call.Header("x-api-key", key);
    }
}
