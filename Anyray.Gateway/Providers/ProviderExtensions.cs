using Anyray.Gateway.Providers.Anthropic;
using Anyray.Gateway.Providers.AzureOpenAI;
using Anyray.Gateway.Providers.Bedrock;
using Anyray.Gateway.Providers.Gateway;
using Anyray.Gateway.Providers.Google;
using Anyray.Gateway.Providers.OpenAI;
using Anyray.Gateway.Providers.Simulator;
using Anyray.Gateway.Providers.Vertex;

namespace Anyray.Gateway.Providers;

/// <summary>Registers the providers; a new family is one folder and one line here.</summary>
internal static class ProviderExtensions
{
    public static void AddProviders(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ProviderCatalogue>();
        services.AddSingleton<ProviderTransport>();
        services.AddSingleton<ProviderProtocols>();
        services.AddSingleton<IProviderProtocol, OpenAIProtocol>();
        services.AddSingleton<IProviderProtocol, AnthropicProtocol>();
        services.AddSingleton<IProviderProtocol, GatewayProtocol>();
        services.AddSingleton<IProviderProtocol, GoogleProtocol>();
        builder.AddVertex();
        builder.AddAzureOpenAI();
        builder.AddBedrock();
        services.AddSingleton<IProviderProtocol, SimulatorProtocol>();
    }
}
