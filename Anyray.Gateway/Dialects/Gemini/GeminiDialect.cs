using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Gemini;

/// <summary>Gemini's generateContent, AI Studio and Vertex. Members are read in camelCase and snake_case, as Google's own servers do.</summary>
internal sealed class GeminiDialect : IChatCaller, IChatProvider
{
    public Dialect Dialect => Dialect.Gemini;

    public ChatRequest ReadRequest(JsonElement root, TranslationContext context) => GeminiRequestReader.Read(root, context);

    public void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context) =>
        GeminiAnswer.Write(json, answer, context);

    public IChatStreamWriter OpenWriter(ChatRequest request, TranslationContext context) => new GeminiStreamWriter(context);

    public void WriteRequest(Utf8JsonWriter json, ChatRequest request, TranslationContext context) =>
        new GeminiRequestWriter(json, request, context).Write();

    public ChatAnswer ReadAnswer(JsonElement root, ChatRequest request) => GeminiAnswer.Read(root);

    public IChatStreamReader OpenReader(ChatRequest request) => new GeminiStreamReader();
}
