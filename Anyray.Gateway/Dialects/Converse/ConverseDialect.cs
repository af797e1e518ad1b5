using System.Text.Json;
using Anyray.Gateway.Dialects.Chat;

namespace Anyray.Gateway.Dialects.Converse;

/// <summary>Bedrock's Converse and ConverseStream: a provider's dialect only. The model is in the path.</summary>
internal sealed class ConverseDialect : IChatProvider
{
    public Dialect Dialect => Dialect.Converse;

    public void WriteRequest(Utf8JsonWriter json, ChatRequest request, TranslationContext context) =>
        new ConverseRequestWriter(json, request, context).Write();

    public ChatAnswer ReadAnswer(JsonElement root, ChatRequest request) => ConverseAnswer.Read(root, request);

    public IChatStreamReader OpenReader(ChatRequest request) => new ConverseStreamReader(request);
}
