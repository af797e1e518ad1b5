using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Gateway.Dialects.Embeddings;
using Anyray.Gateway.Dialects.OpenAIChat;

namespace Anyray.Gateway.Dialects.OpenAIEmbeddings;

/// <summary>OpenAI embeddings, vectors as numbers or base64.</summary>
internal sealed class OpenAIEmbeddingsDialect : IEmbeddingsCaller, IEmbeddingsProvider
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create("model", "input", "dimensions", "encoding_format", "user");

    public Dialect Dialect => Dialect.OpenAIEmbeddings;

    public EmbeddingsRequest ReadRequest(JsonElement root, TranslationContext context)
    {
        var input = root.Get("input") ?? throw new TranslationRefusedException("'input' is missing: send a text or an array of texts.", "input");
        if (input.ValueKind == JsonValueKind.Array && input.EnumerateArray().Any(item => !item.IsText()))
            throw new TranslationRefusedException("This provider embeds text, not token numbers.", "input");
        var request = new EmbeddingsRequest
        {
            Inputs = root.Texts("input"),
            Single = input.IsText(),
            Dimensions = root.Int("dimensions"),
            Base64 = root.Text("encoding_format") == "base64",
        };
        if (root.Get("user") is not null)
            request.Dropped.Add("user");
        UnknownMembers.Sort(root, Known, FrozenSet<string>.Empty, request.Dropped, context.Provider);
        return request;
    }

    public void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        json.WriteString("model", context.Model);
        json.WriteStrings("input", request.Inputs);
        json.WriteString("encoding_format", "float");
        if (request.Dimensions is { } dimensions)
            json.WriteNumber("dimensions", dimensions);
        json.WriteEndObject();
    }

    public EmbeddingsAnswer ReadAnswer(JsonElement root)
    {
        var vectors = root.Items("data").OrderBy(item => item.Int("index")).Select(item => ReadVector(item.GetProperty("embedding"))).ToList();
        return new(vectors, root.Text("model"), root.Get("usage") is { } usage ? OpenAIUsage.Read(usage) : null);
    }

    public void WriteAnswer(Utf8JsonWriter json, EmbeddingsAnswer answer, EmbeddingsRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        for (var i = 0; i < answer.Vectors.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("object", "embedding");
            json.WriteNumber("index", i);
            json.WritePropertyName("embedding");
            WriteVector(json, answer.Vectors[i], request.Base64);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model", answer.Model ?? context.ModelAsked);
        var tokens = answer.Usage?.TotalInput ?? 0;
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", tokens);
        json.WriteNumber("total_tokens", tokens);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static float[] ReadVector(JsonElement embedding)
    {
        if (!embedding.IsText())
            return embedding.Vector("embedding");
        var bytes = embedding.GetBytesFromBase64();
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return vector;
    }

    private static void WriteVector(Utf8JsonWriter json, float[] vector, bool base64)
    {
        if (!base64)
        {
            json.WriteStartArray();
            foreach (var value in vector)
                json.WriteNumberValue(value);
            json.WriteEndArray();
            return;
        }

        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        json.WriteBase64StringValue(bytes);
    }
}
