using System.Buffers;
using System.Text.Json;

namespace Anyray.Gateway.Dialects.Framing;

/// <summary>Writes the events of one stream: server-sent events, or the elements of a JSON array.</summary>
internal sealed class FrameWriter(bool jsonArray = false)
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, JsonText.WriterOptions);
    private IBufferWriter<byte>? _output;
    private bool _any;

    /// <summary>Begins an event; write one JSON value, then call <see cref="End"/>.</summary>
    public Utf8JsonWriter Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> name = default)
    {
        _output = output;
        if (jsonArray)
            output.Write(_any ? ",\r\n"u8 : "["u8);
        else
        {
            if (!name.IsEmpty)
            {
                output.Write("event: "u8);
                output.Write(name);
                output.Write("\n"u8);
            }

            output.Write("data: "u8);
        }

        _any = true;
        _json.Reset(output);
        return _json;
    }

    /// <summary>Ends the event.</summary>
    public void End()
    {
        _json.Flush();
        if (!jsonArray)
            _output!.Write("\n\n"u8);
    }

    /// <summary>Ends the stream: the array's bracket; nothing for server-sent events.</summary>
    public void Close(IBufferWriter<byte> output)
    {
        if (jsonArray)
            output.Write(_any ? "]"u8 : "[]"u8);
    }
}
