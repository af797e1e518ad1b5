using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Gateway.Providers.AzureOpenAI;

/// <summary>Registers the provider.</summary>
internal static class AzureOpenAIExtensions
{
    public static void AddAzureOpenAI(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<AzureOpenAIOptions>("AzureOpenAI");
        builder.Services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        builder.Services.AddSingleton<IProviderProtocol, AzureOpenAIProtocol>();
    }
}
