using System.Buffers;

namespace Anyray.Gateway.Dialects.Framing;

/// <summary>
/// Server-sent events (WHATWG HTML, section 9.2) over UTF-8 bytes: any chunking, LF, CR or CRLF, comments, several
/// <c>data:</c> lines, a byte order mark. <c>id:</c> and <c>retry:</c> are read over: no provider resumes.
/// </summary>
internal sealed class SseParser : IFrameParser
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private readonly ArrayBufferWriter<byte> _line = new(256);
    private readonly ArrayBufferWriter<byte> _data = new(1024);
    private readonly ArrayBufferWriter<byte> _name = new(32);
    private bool _hasData;
    private bool _afterCr;
    private bool _started;

    public bool AtBoundary => !_hasData && _line.WrittenCount == 0 && _name.WrittenCount == 0;

    public void Push(ReadOnlySpan<byte> bytes, IFrameSink sink)
    {
        while (!bytes.IsEmpty)
        {
            if (_afterCr && bytes[0] == (byte)'\n')
                bytes = bytes[1..];
            _afterCr = false;
            if (bytes.IsEmpty)
                return;

            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                Keep(_line, bytes);
                return;
            }

            _afterCr = bytes[end] == (byte)'\r';
            Line(bytes[..end], sink);
            bytes = bytes[(end + 1)..];
        }
    }

    public void Complete(IFrameSink sink)
    {
        if (_line.WrittenCount > 0)
            Line([], sink);
        Dispatch(sink);
    }

    private void Line(ReadOnlySpan<byte> tail, IFrameSink sink)
    {
        // A line that lies whole in one chunk, the common case, is read where it is.
        if (_line.WrittenCount == 0)
        {
            Field(tail, sink);
            return;
        }

        Keep(_line, tail);
        Field(_line.WrittenSpan, sink);
        _line.ResetWrittenCount();
    }

    private void Field(ReadOnlySpan<byte> line, IFrameSink sink)
    {
        if (!_started)
        {
            _started = true;
            if (line.StartsWith(Mark))
                line = line[3..];
        }

        if (line.IsEmpty)
        {
            Dispatch(sink);
            return;
        }

        var colon = line.IndexOf((byte)':');
        var field = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (!value.IsEmpty && value[0] == (byte)' ')
            value = value[1..];

        if (field.SequenceEqual("data"u8))
        {
            if (_hasData)
                Keep(_data, "\n"u8);
            Keep(_data, value);
            _hasData = true;
        }
        else if (field.SequenceEqual("event"u8))
        {
            _name.ResetWrittenCount();
            Keep(_name, value);
        }
    }

    private void Dispatch(IFrameSink sink)
    {
        if (_hasData)
            sink.OnFrame(_name.WrittenSpan, _data.WrittenSpan);
        _hasData = false;
        _name.ResetWrittenCount();
        _data.ResetWrittenCount();
    }

    private static void Keep(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        if (buffer.WrittenCount + bytes.Length > FrameLimits.MaxEventBytes)
            throw new InvalidDataException("The provider sent an event over 64 MiB.");
        buffer.Write(bytes);
    }
}
