using Anyray.Gateway.Dialects;
using Anyray.Gateway.Errors;
using Anyray.Gateway.Providers.OpenAI;
using Azure.Core;
using Microsoft.Extensions.Options;

namespace Anyray.Gateway.Providers.AzureOpenAI;

/// <summary>Azure OpenAI: the model is a deployment in the path; an API key, or Entra when there is none.</summary>
internal sealed class AzureOpenAIProtocol(IOptions<AzureOpenAIOptions> options, TokenCredential entra, TimeProvider time, ILogger<AmbientIdentity<AccessToken>> logger) : IProviderProtocol
{
    private readonly AmbientIdentity<AccessToken> _ambient = new(
        async () => await entra.GetTokenAsync(new TokenRequestContext([options.Value.Scope]), CancellationToken.None),
        "set ANYRAY_PROVIDER_KEY_AZURE_OPENAI to a key, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or give the machine or pod a managed identity.",
        time, logger);
    private static readonly Dialect[] Dialects = [Dialect.OpenAIChat, Dialect.OpenAIResponses, Dialect.OpenAICompletions, Dialect.OpenAIEmbeddings];

    public string Name => "azure-openai";

    public IReadOnlyList<Dialect> DialectsOf(Provider provider, string model) => Dialects;

    public async ValueTask PrepareAsync(ProviderCall call, CancellationToken cancellation)
    {
        if (call.BaseUrl.Length == 0)
            throw CallRefusedException.Invalid("Azure OpenAI has no public address: set ANYRAY_PROVIDER_URL_AZURE_OPENAI to https://NAME.openai.azure.com.", code: "provider_not_configured");
        // The responses API has no deployment in its path; it takes the model from the body.
        call.Message.RequestUri = new Uri(call.Dialect == Dialect.OpenAIResponses
            ? $"{call.BaseUrl}/openai/v1/responses"
            : $"{call.BaseUrl}/openai/deployments/{Uri.EscapeDataString(call.Model)}{OpenAIProtocol.PathOf(call.Dialect)}?api-version={Uri.EscapeDataString(options.Value.ApiVersion)}");
        if (call.Credential is { } key) call.Header(key.StartsWith("eyJ", StringComparison.Ordinal) ? "Authorization" : "api-key", key.StartsWith("eyJ", StringComparison.Ordinal) ? "Bearer " + key : key);
        else call.Header("Authorization", "Bearer " + (await _ambient.GetAsync(cancellation)).Token);
    }
}
