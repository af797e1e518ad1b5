using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAIChat;

/// <summary>
/// OpenAI chat completions. Thinking, which the dialect lacks, travels in the members <c>reasoning_content</c> (text) and
/// <c>thinking_blocks</c> (<c>[{type: thinking, thinking, signature} | {type: redacted_thinking, data}]</c>) of an assistant
/// message; a Gemini call's signature in <c>tool_calls[].extra_content.google.thought_signature</c>. A client that sends
/// assistant messages back whole keeps them, and the next turn is accepted.
/// </summary>
internal sealed class OpenAIChatDialect : IChatCaller, IChatProvider
{
    public Dialect Dialect => Dialect.OpenAIChat;

    public ChatRequest ReadRequest(JsonElement root, TranslationContext context) => OpenAIChatRequestReader.Read(root, context);

    public void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context) =>
        OpenAIChatAnswer.Write(json, answer, request, context);

    public IChatStreamWriter OpenWriter(ChatRequest request, TranslationContext context) => new OpenAIChatStreamWriter(request, context);

    public void WriteRequest(Utf8JsonWriter json, ChatRequest request, TranslationContext context) =>
        new OpenAIChatRequestWriter(json, request, context).Write();

    public ChatAnswer ReadAnswer(JsonElement root, ChatRequest request) => OpenAIChatAnswer.Read(root);

    public IChatStreamReader OpenReader(ChatRequest request) => new OpenAIChatStreamReader();
}
