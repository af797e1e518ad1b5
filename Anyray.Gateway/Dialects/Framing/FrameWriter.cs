using System.Buffers;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Framing;

/// <summary>Writes the server-sent events of one stream.</summary>
internal sealed class FrameWriter
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonText.WriterOptions);
    private IBufferWriter<byte>? _output;

    /// <summary>Begins an event; write one JSON value, then call <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> name = default)
    {
        _output = output;
        if (!name.IsEmpty)
        {
            output.Write("event: "u8);
            output.Write(name);
            output.Write("\n"u8);
        }

        output.Write("data: "u8);
        _json.Reset(output);
        return _json;
    }

    /// <summary>Ends the event.</summary>
    public void End()
    {
        _json.Flush();
        _output!.Write("\n\n"u8);
    }
}
