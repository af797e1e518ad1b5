namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Converts between any two chat dialects by way of the canonical form.</summary>
internal sealed class ChatTranslator(IChatCaller caller, IChatProvider provider) : IDialectTranslator
{
    public Dialect From => caller.Dialect;

    public Dialect To => provider.Dialect;

    public Translation Translate(ReadOnlyMemory<byte> body, TranslationContext context) => JsonText.Request(body, root =>
    {
        var request = caller.ReadRequest(root, context);
        var written = JsonText.Write(json => provider.WriteRequest(json, request, context));
        return new ChatTranslation(caller, provider, request, context) { Body = written, DroppedParams = request.Dropped };
    });
}
