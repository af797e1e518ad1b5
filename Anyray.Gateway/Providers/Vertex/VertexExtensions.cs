namespace Anyray.Gateway.Providers.Vertex;

/// <summary>Registers the provider.</summary>
internal static class VertexExtensions
{
    public static void AddVertex(this WebApplicationBuilder builder)
    {
        builder.AddVariableOptions<VertexOptions>("Vertex");
        builder.Services.AddSingleton<VertexTokens>();
        builder.Services.AddSingleton<IProviderProtocol, VertexProtocol>();
    }
}
