using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Streaming;

/// <summary>
/// Finds whole events in a growing buffer, whatever the line endings (LF, CRLF, CR) and however the bytes were cut. Name and
/// data of the frame last found stay readable until the next one.
/// </summary>
internal sealed class SseScanner : IDisposable
{
    private readonly PooledWriter _name = new(64);
    private readonly PooledWriter _data = new(1024);
    private int _line;
    private int _scanned;

    public ReadOnlySpan<byte> Name => _name.Span;

    public ReadOnlySpan<byte> Data => _data.Span;

    /// <summary>Takes the next whole frame that begins at <paramref name="start"/>. False when more bytes are needed.</summary>
    /// <param name="buffer">What is there.</param>
    /// <param name="start">Where the frame begins.</param>
    /// <param name="ended">True when nothing more will come: a frame without its blank line then counts as whole.</param>
    /// <param name="frame">The frame found.</param>
    public bool TryRead(ReadOnlySpan<byte> buffer, int start, bool ended, out SseFrame frame)
    {
        if (_scanned < start) Reset(start);
        while (TryLine(buffer, ended, out var line, out var next))
        {
            _line = _scanned = next;
            if (!line.IsEmpty)
            {
                Field(line);
                continue;
            }
            frame = new SseFrame(start, next, _data.Length > 0);
            Trim();
            return true;
        }
        if (ended && _line > start)
        {
            frame = new SseFrame(start, _line, _data.Length > 0);
            Trim();
            return true;
        }
        frame = default;
        return false;
    }

    /// <summary>Starts on a new frame; the buffer may have been moved so that it begins at <paramref name="start"/>.</summary>
    public void Reset(int start)
    {
        _line = _scanned = start;
        _name.Clear();
        _data.Clear();
    }

    /// <summary>The buffer was moved down by <paramref name="bytes"/>.</summary>
    public void Moved(int bytes)
    {
        _line -= bytes;
        _scanned -= bytes;
    }

    public void Dispose()
    {
        _name.Dispose();
        _data.Dispose();
    }

    private bool TryLine(ReadOnlySpan<byte> buffer, bool ended, out ReadOnlySpan<byte> line, out int next)
    {
        line = default;
        next = 0;
        var rest = buffer[_scanned..];
        var at = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (at < 0)
        {
            if (ended && _line < buffer.Length)
            {
                line = buffer[_line..];
                next = buffer.Length;
                return true;
            }
            _scanned = buffer.Length;
            return false;
        }
        var end = _scanned + at;
        if (buffer[end] == '\r' && end + 1 == buffer.Length && !ended)
        {
            // An LF may follow: the same line end, not another one.
            _scanned = end;
            return false;
        }
        line = buffer[_line..end];
        next = end + (buffer[end] == '\r' && end + 1 < buffer.Length && buffer[end + 1] == '\n' ? 2 : 1);
        return true;
    }

    private void Field(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("data"u8)) Append(_data, line[4..], lines: true);
        else if (line.StartsWith("event"u8)) Append(_name, line[5..], lines: false);
    }

    private static void Append(PooledWriter output, ReadOnlySpan<byte> rest, bool lines)
    {
        if (!rest.IsEmpty && rest[0] != ':') return;
        if (!rest.IsEmpty) rest = rest[1..];
        if (!rest.IsEmpty && rest[0] == ' ') rest = rest[1..];
        if (!lines) output.Clear();
        rest.CopyTo(output.GetSpan(rest.Length + 1));
        output.Advance(rest.Length);
        if (!lines) return;
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
    }

    /// <summary>Data lines are joined by LF; the last one's is taken off.</summary>
    private void Trim()
    {
        if (_data.Length > 0) _data.Advance(-1);
    }
}
