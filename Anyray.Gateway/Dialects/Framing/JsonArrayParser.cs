using System.Buffers;

namespace Anyray.Gateway.Dialects.Framing;

/// <summary>Hands out the objects of one JSON array as they arrive; validity inside them is the reader's to judge.</summary>
internal sealed class JsonArrayParser : IFrameParser
{
    private readonly ArrayBufferWriter<byte> _held = new(1024);
    private int _depth;
    private bool _opened;
    private bool _inString;
    private bool _escaped;

    public bool AtBoundary => _depth == 0;

    public void Push(ReadOnlySpan<byte> bytes, IFrameSink sink)
    {
        var from = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (_depth == 0)
            {
                from = i;
                Between(bytes[i]);
                continue;
            }

            if (!Closes(bytes[i]))
                continue;
            Hold(bytes[from..(i + 1)]);
            sink.OnFrame([], _held.WrittenSpan);
            _held.ResetWrittenCount();
        }

        if (_depth > 0)
            Hold(bytes[from..]);
    }

    public void Complete(IFrameSink sink)
    {
        if (!AtBoundary)
            throw new InvalidDataException("The JSON array ended inside an element.");
    }

    private void Between(byte b)
    {
        switch (b)
        {
            case (byte)'{':
                _depth = 1;
                break;
            case (byte)'[' when !_opened:
                _opened = true;
                break;
            case (byte)',' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                break;
            default:
                throw new InvalidDataException("The provider's stream is not a JSON array of objects.");
        }
    }

    private bool Closes(byte b)
    {
        if (_inString)
        {
            if (_escaped)
                _escaped = false;
            else if (b == (byte)'\\')
                _escaped = true;
            else if (b == (byte)'"')
                _inString = false;
            return false;
        }

        switch (b)
        {
            case (byte)'"':
                _inString = true;
                return false;
            case (byte)'{' or (byte)'[':
                _depth++;
                return false;
            case (byte)'}' or (byte)']':
                return --_depth == 0;
            default:
                return false;
        }
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_held.WrittenCount + bytes.Length > FrameLimits.MaxEventBytes)
            throw new InvalidDataException("The provider sent an event over 64 MiB.");
        _held.Write(bytes);
    }
}
