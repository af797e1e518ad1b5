using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Anthropic;

/// <summary>
/// Anthropic messages. A signature of another provider's reasoning stands in <c>thinking.signature</c> with a tag
/// (<see cref="Signature"/>), so that a client that sends its blocks back keeps it.
/// </summary>
internal sealed class AnthropicDialect : IChatCaller, IChatProvider
{
    public Dialect Dialect => Dialect.Anthropic;

    public ChatRequest ReadRequest(JsonElement root, TranslationContext context) => AnthropicRequestReader.Read(root, context);

    public void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context) =>
        AnthropicAnswer.Write(json, answer, context);

    public IChatStreamWriter OpenWriter(ChatRequest request, TranslationContext context) => new OrderedTools(new AnthropicStreamWriter(context));

    public void WriteRequest(Utf8JsonWriter json, ChatRequest request, TranslationContext context) =>
        new AnthropicRequestWriter(json, request, context).Write();

    public ChatAnswer ReadAnswer(JsonElement root, ChatRequest request) => AnthropicAnswer.Read(root);

    public IChatStreamReader OpenReader(ChatRequest request) => new AnthropicStreamReader();
}
