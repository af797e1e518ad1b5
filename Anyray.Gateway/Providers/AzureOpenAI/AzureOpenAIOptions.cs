using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Providers.AzureOpenAI;

/// <summary>How Azure OpenAI is called. Its address is <c>ANYRAY_PROVIDER_URL_AZURE_OPENAI</c>, e.g. <c>https://NAME.openai.azure.com</c>.</summary>
public sealed class AzureOpenAIOptions
{
    /// <summary>Version of the deployments' API.</summary>
    [Variable("AZURE_OPENAI_API_VERSION"), Required]
    public string ApiVersion { get; set; } = "2024-10-21";

    /// <summary>Scope of Entra tokens.</summary>
    [Required]
    public string Scope { get; set; } = "https://cognitiveservices.azure.com/.default";
}
