using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>The provider's half of a chat dialect: writes requests to it, reads its answers.</summary>
internal interface IChatProvider
{
    /// <summary>The dialect.</summary>
    Dialect Dialect { get; }

    /// <summary>Writes the request; adds what it had to leave out to <see cref="ChatRequest.Dropped"/>.</summary>
    /// <exception cref="TranslationRefusedException">The request asks for what this dialect cannot express.</exception>
    void WriteRequest(Utf8JsonWriter json, ChatRequest request, TranslationContext context);

    /// <summary>Reads a whole answer.</summary>
    /// <exception cref="JsonException">It is not one of this dialect.</exception>
    ChatAnswer ReadAnswer(JsonElement root, ChatRequest request);

    /// <summary>Opens the reader of a streamed answer.</summary>
    IChatStreamReader OpenReader(ChatRequest request);
}
