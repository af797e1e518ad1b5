using Anyray.Gateway.Dialects;
using Anyray.Gateway.Providers.OpenAI;

namespace Anyray.Gateway.Providers.Gateway;

/// <summary>An existing gateway behind us: it takes every dialect at the same paths as we do.</summary>
internal sealed class GatewayProtocol : IProviderProtocol
{
    private static readonly Dialect[] Dialects =
        [Dialect.OpenAIChat, Dialect.OpenAIResponses, Dialect.OpenAICompletions, Dialect.OpenAIEmbeddings, Dialect.Anthropic];

    public string Name => "gateway";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => Dialects;

    public ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        var root = call.BaseUrl.EndsWith("/v1", StringComparison.Ordinal) ? call.BaseUrl[..^3] : call.BaseUrl;
        call.Message.RequestUri = new Uri(root + "/v1" + (call.Dialect == Dialect.Anthropic ? "/messages" : OpenAIProtocol.PathOf(call.Dialect)));
        if (call.Credential is { } key) call.Header(call.Dialect == Dialect.Anthropic ? "x-api-key" : "Authorization", call.Dialect == Dialect.Anthropic ? key : "Bearer " + key);
        return default;
    }
}
