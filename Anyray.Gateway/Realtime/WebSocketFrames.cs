using System.Buffers.Binary;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Realtime;

/// <summary>
/// Finds the text messages in what a server sends over a WebSocket (RFC 6455, section 5.2): unmasked and, since extensions are not
/// offered to it, uncompressed.
/// </summary>
internal sealed class WebSocketFrames(WebSocketFrames.MessageHandler onMessage) : IDisposable
{
    private const int MostBytes = 1 << 20;
    private const int Text = 1;
    private const int Close = 8;
    private readonly PooledWriter _message = new();
    private readonly byte[] _head = new byte[10];
    private int _headLength;
    private long _left;
    private bool _text;
    private bool _tooLong;

    /// <summary>Takes one text message.</summary>
    public delegate void MessageHandler(ReadOnlySpan<byte> message);

    /// <summary>Bytes seen.</summary>
    public long Bytes { get; private set; }

    /// <summary>True once a close frame came.</summary>
    public bool Closed { get; private set; }

    public void Push(ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        while (!bytes.IsEmpty)
        {
            if (_left > 0)
            {
                var part = (int)Math.Min(_left, bytes.Length);
                Take(bytes[..part]);
                bytes = bytes[part..];
                _left -= part;
                if (_left == 0) EndFrame();
                continue;
            }
            _head[_headLength++] = bytes[0];
            bytes = bytes[1..];
            if (_headLength >= 2 && _headLength == HeadSize()) BeginFrame();
        }
    }

    public void Dispose() => _message.Dispose();

    private bool Final => (_head[0] & 0x80) != 0;

    private int Opcode => _head[0] & 0x0f;

    private int HeadSize() => (_head[1] & 0x7f) switch { 126 => 4, 127 => 10, _ => 2 };

    private void BeginFrame()
    {
        _left = _headLength switch
        {
            2 => _head[1] & 0x7f,
            4 => BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(2)),
            _ => BinaryPrimitives.ReadInt64BigEndian(_head.AsSpan(2)) & long.MaxValue,
        };
        if (Opcode is > 0 and < Close) (_text, _tooLong) = (Opcode == Text, false);
        Closed |= Opcode == Close;
        if (_left == 0) EndFrame();
    }

    private void Take(ReadOnlySpan<byte> part)
    {
        if (Opcode >= Close || !_text || _tooLong) return;
        if (_message.Length + part.Length > MostBytes)
        {
            _tooLong = true;
            _message.Clear();
            return;
        }
        part.CopyTo(_message.GetSpan(part.Length));
        _message.Advance(part.Length);
    }

    private void EndFrame()
    {
        var whole = Final && Opcode < Close;
        _headLength = 0;
        if (!whole) return;
        if (_text && !_tooLong) onMessage(_message.Span);
        _message.Clear();
        (_text, _tooLong) = (false, false);
    }
}
