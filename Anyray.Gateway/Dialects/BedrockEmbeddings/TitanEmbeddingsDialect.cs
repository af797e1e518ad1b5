using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Embeddings;

namespace Anyray.Gateway.Dialects.BedrockEmbeddings;

/// <summary>
/// Amazon Titan Text Embeddings by <c>invoke</c>: <c>{inputText, dimensions}</c> and <c>{embedding, inputTextTokenCount}</c>, one
/// text a call. Source: Bedrock's model parameters for Titan embeddings.
/// </summary>
internal sealed class TitanEmbeddingsDialect : IEmbeddingsProvider
{
    public Dialect Dialect => Dialect.TitanEmbeddings;

    public void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context)
    {
        if (request.Inputs is not [var input])
            throw new TranslationRefusedException("Titan embeds one text a call: send 'input' as one text.", "input");
        json.WriteStartObject();
        json.WriteString("inputText", input);
        if (request.Dimensions is { } dimensions)
            json.WriteNumber("dimensions", dimensions);
        json.WriteEndObject();
    }

    public EmbeddingsAnswer ReadAnswer(JsonElement root) =>
        new([root.GetProperty("embedding").Vector("embedding")], null, new TokenUsage { Input = root.Integer("inputTextTokenCount") ?? 0 });
}
