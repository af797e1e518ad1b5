using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers.Google;

/// <summary>Google AI Studio: Gemini with an API key. The base address has no version; <c>/v1beta</c> is added.</summary>
internal sealed class GoogleProtocol : IProviderProtocol
{
    private static readonly Dialect[] Dialects = [Dialect.Gemini, Dialect.GeminiEmbeddings];

    public string Name => "google";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => Dialects;

    public ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        call.Message.RequestUri = new Uri($"{call.BaseUrl}/v1beta/models/{Uri.EscapeDataString(call.Model)}{GooglePaths.Method(call)}");
        if (call.Credential is { } key) call.Header("x-goog-api-key", key);
        return default;
    }
}
