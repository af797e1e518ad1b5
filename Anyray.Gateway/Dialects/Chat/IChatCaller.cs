using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>The caller's half of a chat dialect: reads its requests, writes its answers.</summary>
internal interface IChatCaller
{
    /// <summary>The dialect.</summary>
    Dialect Dialect { get; }

    /// <summary>Reads a request. Members the canonical form has no place for are refused, or listed in <see cref="ChatRequest.Dropped"/> when harmless.</summary>
    /// <exception cref="TranslationRefusedException">The request is not one of this dialect, or asks for what no translation can give.</exception>
    ChatRequest ReadRequest(JsonElement root, TranslationContext context);

    /// <summary>Writes a whole answer.</summary>
    void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer, ChatRequest request, TranslationContext context);

    /// <summary>Opens the writer of a streamed answer.</summary>
    IChatStreamWriter OpenWriter(ChatRequest request, TranslationContext context);
}
