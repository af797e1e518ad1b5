using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Embeddings;

namespace Anyray.Gateway.Dialects.VertexEmbeddings;

/// <summary>
/// Vertex AI's <c>:predict</c> for text embeddings: <c>{instances: [{content}], parameters: {outputDimensionality}}</c> and
/// <c>{predictions: [{embeddings: {values, statistics: {token_count}}}]}</c>. Source: Vertex AI's text embeddings API reference.
/// </summary>
internal sealed class VertexEmbeddingsDialect : IEmbeddingsProvider
{
    public Dialect Dialect => Dialect.VertexEmbeddings;

    public void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        json.WriteStartArray("instances");
        foreach (var input in request.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("content", input);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (request.Dimensions is { } dimensions)
        {
            json.WriteStartObject("parameters");
            json.WriteNumber("outputDimensionality", dimensions);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public EmbeddingsAnswer ReadAnswer(JsonElement root)
    {
        var embeddings = root.Items("predictions").Select(item => item.GetProperty("embeddings")).ToList();
        var tokens = embeddings.Sum(item => item.Get("statistics")?.Integer("token_count") ?? 0);
        return new([.. embeddings.Select(item => item.GetProperty("values").Vector("values"))], null, new TokenUsage { Input = tokens });
    }
}
