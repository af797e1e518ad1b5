using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers.OpenAI;

/// <summary>OpenAI and every provider that took over its interface: bearer key, path by dialect.</summary>
internal sealed class OpenAIProtocol : IProviderProtocol
{
    public string Name => "openai";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => provider.Dialects;

    public ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        call.Message.RequestUri = UpstreamAddress.Of(call.BaseUrl, PathOf(call.Dialect));
        if (call.Credential is { } key) call.Header("Authorization", "Bearer " + key);
        return default;
    }

    /// <summary>Path under a base address that ends in <c>/v1</c>.</summary>
    public static string PathOf(Dialect dialect) => dialect switch
    {
        Dialect.OpenAIResponses => "/responses",
        Dialect.OpenAICompletions => "/completions",
        Dialect.OpenAIEmbeddings => "/embeddings",
        _ => "/chat/completions",
    };
}
