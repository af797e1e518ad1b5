using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Streaming;

/// <summary>Rewrites whole event-stream frames as the elements of one JSON array.</summary>
internal sealed class SseAsJsonArray : IDisposable
{
    private readonly SseScanner _scanner = new();
    private readonly PooledWriter _array = new(1024);
    private bool _opened;
    private bool _closed;

    /// <summary>Replaces the frames in <paramref name="output"/>; <paramref name="last"/> closes the array.</summary>
    public void Convert(PooledWriter output, bool last)
    {
        _array.Clear();
        _scanner.Reset(0);
        var start = 0;
        while (_scanner.TryRead(output.Span, start, ended: true, out var frame))
        {
            if (frame.HasData)
            {
                Append(_opened ? ",\r\n"u8 : "["u8);
                _opened = true;
                Append(_scanner.Data);
            }
            start = frame.End;
            _scanner.Reset(start);
        }
        if (last && !_closed)
        {
            Append(_opened ? "]"u8 : "[]"u8);
            _closed = true;
        }
        output.Clear();
        _array.Span.CopyTo(output.GetSpan(_array.Length));
        output.Advance(_array.Length);
    }

    public void Dispose()
    {
        _scanner.Dispose();
        _array.Dispose();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_array.GetSpan(bytes.Length));
        _array.Advance(bytes.Length);
    }
}
