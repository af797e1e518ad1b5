using System.Text.Json;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Turns a provider's stream events into canonical ones; keeps what it must know between two of them.</summary>
internal interface IChatStreamReader
{
    /// <summary>Reads one event.</summary>
    /// <param name="name">The event's name; empty when its framing gave none.</param>
    /// <param name="root">Its JSON.</param>
    /// <param name="sink">Takes the canonical events.</param>
    /// <exception cref="JsonException">The event is not one of this dialect.</exception>
    void Read(ReadOnlySpan<byte> name, JsonElement root, IChatStreamSink sink);
}
