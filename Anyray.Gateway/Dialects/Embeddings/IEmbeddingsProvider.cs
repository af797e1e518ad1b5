using System.Text.Json;

namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>The provider's half of an embeddings dialect.</summary>
internal interface IEmbeddingsProvider
{
    /// <summary>The dialect.</summary>
    Dialect Dialect { get; }

    /// <summary>Writes the request to a provider.</summary>
    /// <exception cref="TranslationRefusedException">The request asks for what this dialect cannot express.</exception>
    void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context);

    /// <summary>Reads a provider's answer.</summary>
    EmbeddingsAnswer ReadAnswer(JsonElement root);
}
