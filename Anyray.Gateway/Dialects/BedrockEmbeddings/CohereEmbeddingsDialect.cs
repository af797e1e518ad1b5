using System.Text.Json;
using Anyray.Gateway.Dialects.Embeddings;

namespace Anyray.Gateway.Dialects.BedrockEmbeddings;

/// <summary>
/// Cohere Embed on Bedrock by <c>invoke</c>: <c>{texts, input_type, embedding_types, output_dimension}</c> and <c>{embeddings}</c>, either
/// a list of vectors or one by type. Source: Bedrock's model parameters for Cohere Embed.
/// </summary>
internal sealed class CohereEmbeddingsDialect : IEmbeddingsProvider
{
    public Dialect Dialect => Dialect.CohereEmbeddings;

    public void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        json.WriteStrings("texts", request.Inputs);
        // Needed, and nobody else has it: texts that are kept and found again.
        json.WriteString("input_type", "search_document");
        json.WriteStrings("embedding_types", ["float"]);
        if (request.Dimensions is { } dimensions)
            json.WriteNumber("output_dimension", dimensions);
        json.WriteEndObject();
    }

    public EmbeddingsAnswer ReadAnswer(JsonElement root)
    {
        var embeddings = root.GetProperty("embeddings");
        var vectors = (embeddings.ValueKind == JsonValueKind.Object ? embeddings.GetProperty("float") : embeddings).EnumerateArray();
        return new([.. vectors.Select(vector => vector.Vector("embeddings"))], null, null);
    }
}
