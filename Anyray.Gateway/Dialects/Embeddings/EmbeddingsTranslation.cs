using System.Buffers;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>The way back of one embeddings call.</summary>
internal sealed class EmbeddingsTranslation(
    IEmbeddingsCaller caller, IEmbeddingsProvider provider, EmbeddingsRequest request, TranslationContext context) : Translation
{
    public override void WriteResponse(ReadOnlyMemory<byte> response, IBufferWriter<byte> output)
    {
        var answer = JsonText.Read(response, provider.ReadAnswer);
        using var json = new Utf8JsonWriter(output, JsonText.WriterOptions);
        caller.WriteAnswer(json, answer, request, context);
    }

    public override IStreamTranslator CreateStream() => throw new NotSupportedException("Embeddings are not streamed.");
}
