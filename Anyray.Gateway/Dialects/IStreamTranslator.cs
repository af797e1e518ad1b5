using System.Buffers;

namespace Anyray.Gateway.Dialects;

/// <summary>
/// Converts the events of one streamed answer. Writes complete frames of the caller's dialect, ready to send (for the SSE
/// dialects <c>event: …\ndata: …\n\n</c>). The gateway finds errors and truncation itself: exactly one of
/// <see cref="End"/> and <see cref="Error"/> is called last, or both when the end cannot be written.
/// </summary>
public interface IStreamTranslator
{
    /// <summary>One upstream event. An upstream's end marker (<c>[DONE]</c>) and error events are not passed.</summary>
    /// <param name="name">The SSE <c>event:</c> field, or the event type of another framing; empty when there is none.</param>
    /// <param name="data">The event's JSON.</param>
    /// <param name="output">Takes zero or more frames.</param>
    /// <exception cref="System.Text.Json.JsonException">The event is malformed; the gateway then calls <see cref="Error"/>.</exception>
    void Event(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, IBufferWriter<byte> output);

    /// <summary>The answer is complete: writes what is still open and the caller's end marker.</summary>
    /// <exception cref="System.Text.Json.JsonException">What was held back is malformed; the gateway then calls <see cref="Error"/>.</exception>
    void End(IBufferWriter<byte> output);

    /// <summary>The answer broke: writes the caller's error event and never an end marker.</summary>
    /// <param name="type">Error type in the caller's dialect's vocabulary.</param>
    /// <param name="message">For people; holds no text of prompt or answer.</param>
    /// <param name="output">Takes the frames.</param>
    void Error(string type, string message, IBufferWriter<byte> output);
}
