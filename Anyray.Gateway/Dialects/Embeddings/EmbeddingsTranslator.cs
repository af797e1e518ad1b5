namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>Converts between two embeddings dialects.</summary>
internal sealed class EmbeddingsTranslator(IEmbeddingsCaller caller, IEmbeddingsProvider provider) : IDialectTranslator
{
    public Dialect From => caller.Dialect;

    public Dialect To => provider.Dialect;

    public Translation Translate(ReadOnlyMemory<byte> body, TranslationContext context) => JsonText.Request(body, root =>
    {
        var request = caller.ReadRequest(root, context);
        var written = JsonText.Write(json => provider.WriteRequest(json, request, context));
        return new EmbeddingsTranslation(caller, provider, request, context) { Body = written, DroppedParams = request.Dropped };
    });
}
