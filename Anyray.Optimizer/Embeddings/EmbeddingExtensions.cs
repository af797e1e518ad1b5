using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Anyray.Optimizer.Embeddings;

/// <summary>Registers the embedder.</summary>
internal static class EmbeddingExtensions
{
    public static IServiceCollection AddEmbeddings(this IServiceCollection services)
    {
        services.AddHttpClient(HttpEmbedder.Client, client => client.MaxResponseContentBufferSize = 64 << 20);
        services.TryAddSingleton<HttpEmbedder>();
        services.TryAddSingleton<Embedder>();
        return services;
    }
}
