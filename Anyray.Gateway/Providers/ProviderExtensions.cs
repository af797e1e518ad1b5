using Anyray.Gateway.Providers.Anthropic;
using Anyray.Gateway.Providers.Gateway;
using Anyray.Gateway.Providers.OpenAI;
using Anyray.Gateway.Providers.Simulator;

namespace Anyray.Gateway.Providers;

/// <summary>Registers the providers; a new family is one folder and one line here.</summary>
internal static class ProviderExtensions
{
    public static void AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderCatalogue>();
        services.AddSingleton<ProviderTransport>();
        services.AddSingleton<ProviderProtocols>();
        services.AddSingleton<IProviderProtocol, OpenAIProtocol>();
        services.AddSingleton<IProviderProtocol, AnthropicProtocol>();
        services.AddSingleton<IProviderProtocol, GatewayProtocol>();
        services.AddSingleton<IProviderProtocol, SimulatorProtocol>();
    }
}
