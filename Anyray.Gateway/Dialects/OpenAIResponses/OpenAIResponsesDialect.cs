using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIResponses;

/// <summary>
/// OpenAI responses. Thinking is a <c>reasoning</c> item: its text the summary, its signature the <c>encrypted_content</c>.
/// A translated conversation lives with the caller: nothing is stored, so there is no <c>previous_response_id</c>.
/// </summary>
internal sealed class OpenAIResponsesDialect : IChatCaller, IChatProvider
{
    public Dialect Dialect => Dialect.OpenAIResponses;

    public ChatRequest ReadRequest(JsonElement root, TranslationContext context) => ResponsesRequestReader.Read(root, context);

    public void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context) =>
        new ResponsesAnswerWriter(request, context).Write(json, answer);

    public IChatStreamWriter OpenWriter(ChatRequest request, TranslationContext context) => new OrderedTools(new ResponsesStreamWriter(request, context));

    public void WriteRequest(Utf8JsonWriter json, ChatRequest request, TranslationContext context) =>
        new ResponsesRequestWriter(json, request, context).Write();

    public ChatAnswer ReadAnswer(JsonElement root, ChatRequest request) => ResponsesAnswerReader.Read(root);

    public IChatStreamReader OpenReader(ChatRequest request) => new ResponsesStreamReader();
}
