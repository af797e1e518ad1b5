using System.Buffers;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>The way back of one embeddings call.</summary>
internal sealed class EmbeddingsTranslation(
    IEmbeddingsCaller caller, IEmbeddingsProvider provider, EmbeddingsRequest request, TranslationContext context) : Translation
{
    public override void WriteResponse(ReadOnlyMemory<byte> response, IBufferWriter<byte> output)
    {
        // A vector too few would be taken for that of another text.
        var answer = JsonText.Read(response, root => provider.ReadAnswer(root) is { } read && read.Vectors.Count == request.Inputs.Count
            ? read
            : throw new ShapeException("embeddings", "one vector for each input"));
        using var json = new Utf8JsonWriter(output, JsonText.WriterOptions);
        caller.WriteAnswer(json, answer, request, context);
    }

    public override IStreamTranslator CreateStream() => throw new NotSupportedException("Embeddings are not streamed.");
}
