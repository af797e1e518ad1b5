namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>Converts between two embeddings dialects.</summary>
internal sealed class EmbeddingsTranslator(IEmbeddingsCaller caller, IEmbeddingsProvider provider) : IDialectTranslator
{
    public Dialect From => caller.Dialect;

    public Dialect To => provider.Dialect;

    public Translation Translate(ReadOnlyMemory<byte> body, TranslationContext context)
    {
        using var document = JsonText.Parse(body);
        return JsonText.Request(() =>
        {
            var request = caller.ReadRequest(document.RootElement, context);
            var written = JsonText.Write(json => provider.WriteRequest(json, request, context));
            return new EmbeddingsTranslation(caller, provider, request, context) { Body = written, DroppedParams = request.Dropped };
        });
    }
}
