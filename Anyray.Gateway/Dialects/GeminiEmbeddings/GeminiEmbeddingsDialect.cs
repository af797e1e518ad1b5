using System.Collections.Frozen;
using System.Text.Json;
using Anyray.Contracts.Pricing;
using Anyray.Gateway.Dialects.Chat;
using Anyray.Gateway.Dialects.Embeddings;
using Anyray.Gateway.Dialects.Gemini;

namespace Anyray.Gateway.Dialects.GeminiEmbeddings;

/// <summary>
/// Gemini's <c>:embedContent</c> (one text) and <c>:batchEmbedContents</c> (several). Requests to Google are always the batch
/// form; a caller gets the form it asked in.
/// </summary>
internal sealed class GeminiEmbeddingsDialect : IEmbeddingsCaller, IEmbeddingsProvider
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create("model", "content", "requests", "outputDimensionality", "output_dimensionality");

    public Dialect Dialect => Dialect.GeminiEmbeddings;

    public EmbeddingsRequest ReadRequest(JsonElement root, TranslationContext context)
    {
        var single = root.Get("requests") is null;
        List<JsonElement> requests = single ? [root] : [.. root.Items("requests")];
        var sizes = requests.Select(item => item.EitherInt("outputDimensionality")).Distinct().ToList();
        if (sizes.Count > 1)
            throw new TranslationRefusedException("This provider gives all vectors of a request one length: send the same outputDimensionality in each.", "requests");
        var request = new EmbeddingsRequest { Inputs = [.. requests.Select(ReadText)], Single = single, Dimensions = sizes.FirstOrDefault() };
        foreach (var item in requests)
            UnknownMembers.Sort(item, Known, FrozenSet<string>.Empty, request.Dropped, context.Provider);
        return request;
    }

    public void WriteRequest(Utf8JsonWriter json, EmbeddingsRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        json.WriteStartArray("requests");
        foreach (var input in request.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("model", context.Model.StartsWith("models/", StringComparison.Ordinal) ? context.Model : "models/" + context.Model);
            json.WriteStartObject("content");
            json.WriteStartArray("parts");
            json.WriteStartObject();
            json.WriteString("text", input);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            if (request.Dimensions is { } dimensions)
                json.WriteNumber("outputDimensionality", dimensions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public EmbeddingsAnswer ReadAnswer(JsonElement root)
    {
        var embeddings = root.Get("embedding") is { } one ? [one] : root.Items("embeddings").ToList();
        TokenUsage? usage = root.Get("usageMetadata") is { } reported ? GeminiUsage.Read(reported) : null;
        return new([.. embeddings.Select(item => item.GetProperty("values").Vector("values"))], null, usage);
    }

    public void WriteAnswer(Utf8JsonWriter json, EmbeddingsAnswer answer, EmbeddingsRequest request, TranslationContext context)
    {
        json.WriteStartObject();
        if (request.Single)
            WriteVector(json, "embedding", answer.Vectors[0]);
        else
        {
            json.WriteStartArray("embeddings");
            foreach (var vector in answer.Vectors)
                WriteVector(json, null, vector);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, string? name, float[] vector)
    {
        if (name is not null)
            json.WritePropertyName(name);
        json.WriteStartObject();
        json.WriteStartArray("values");
        foreach (var value in vector)
            json.WriteNumberValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string ReadText(JsonElement request) =>
        ChatText.Join(request.GetProperty("content").Items("parts").Select(part => new TextPart(part.Text("text")
            ?? throw new TranslationRefusedException("This provider embeds text only.", "content"))), "\n");
}
