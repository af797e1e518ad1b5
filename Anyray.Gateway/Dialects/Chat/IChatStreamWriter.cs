using System.Buffers;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Writes a streamed answer in the caller's dialect, framing included.</summary>
internal interface IChatStreamWriter
{
    /// <summary>Writes what one canonical event becomes; may be nothing yet.</summary>
    void Write(ChatEvent item, IBufferWriter<byte> output);

    /// <summary>The answer is complete: closes what is open, tells usage, writes the end marker.</summary>
    void End(IBufferWriter<byte> output);

    /// <summary>The answer is not complete: writes the dialect's error event and no end marker.</summary>
    void Fail(string type, string message, IBufferWriter<byte> output);
}
