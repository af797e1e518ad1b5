using System.Text.Json;

namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>An embeddings dialect, as caller and as provider.</summary>
internal interface IEmbeddingsFormat
{
    /// <summary>The dialect.</summary>
    Dialect Dialect { get; }

    /// <summary>Reads a caller's request.</summary>
    EmbeddingsRequest ReadRequest(JsonElement root, TranslationContext context);

    /// <summary>Writes the request to a provider.</summary>
    void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context);

    /// <summary>Reads a provider's answer.</summary>
    EmbeddingsAnswer ReadAnswer(JsonElement root);

    /// <summary>Writes the answer to the caller.</summary>
    void WriteAnswer(Utf8JsonWriter json, EmbeddingsAnswer answer, EmbeddingsRequest request, TranslationContext context);
}
