using System.Text.Json;

namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>The caller's half of an embeddings dialect.</summary>
internal interface IEmbeddingsCaller
{
    /// <summary>The dialect.</summary>
    Dialect Dialect { get; }

    /// <summary>Reads a caller's request.</summary>
    EmbeddingsRequest ReadRequest(JsonElement root, TranslationContext context);

    /// <summary>Writes the answer to the caller.</summary>
    void WriteAnswer(Utf8JsonWriter json, EmbeddingsAnswer answer, EmbeddingsRequest request, TranslationContext context);
}
