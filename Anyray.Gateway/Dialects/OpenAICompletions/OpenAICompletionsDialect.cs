using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.OpenAICompletions;

/// <summary>OpenAI's legacy text completions: a caller's dialect only. The prompt becomes a user message.</summary>
internal sealed class OpenAICompletionsDialect : IChatCaller
{
    public Dialect Dialect => Dialect.OpenAICompletions;

    public ChatRequest ReadRequest(JsonElement root, TranslationContext context) => CompletionsRequestReader.Read(root, context);

    public void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context) =>
        CompletionsAnswer.Write(json, answer, context);

    public IChatStreamWriter OpenWriter(ChatRequest request, TranslationContext context) => new CompletionsStreamWriter(request, context);
}
