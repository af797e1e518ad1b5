using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Providers.Simulator;

/// <summary>The built-in provider of Development: answers in every dialect without leaving the process.</summary>
internal sealed class SimulatorProtocol : IProviderProtocol
{
    private static readonly Dialect[] Dialects =
    [
        Dialect.OpenAIChat, Dialect.OpenAIResponses, Dialect.OpenAICompletions, Dialect.OpenAIEmbeddings, Dialect.Anthropic, Dialect.Gemini,
    ];

    public string Name => "simulator";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => Dialects;

    public ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        call.Message.RequestUri = new Uri($"{call.BaseUrl}/{call.Dialect}?stream={call.Stream}");
        return default;
    }
}
