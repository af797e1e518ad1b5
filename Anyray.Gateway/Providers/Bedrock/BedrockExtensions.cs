namespace Anyray.Gateway.Providers.Bedrock;

/// <summary>Registers the provider.</summary>
internal static class BedrockExtensions
{
    public static void AddBedrock(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<BedrockOptions>("Bedrock");
        builder.Services.AddSingleton<SigV4>();
        builder.Services.AddSingleton<IProviderProtocol, BedrockProtocol>();
    }
}
