using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Anyray.Bench.Gateway;

/// <summary>One kept connection that speaks just enough HTTP/1.1: the load must not cost more than what is loaded.</summary>
internal sealed class LoadConnection(int port) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>From the last call's start to the first event of its answer.</summary>
    public TimeSpan FirstToken { get; private set; }

    /// <summary>Answers that say their optimization failed.</summary>
    public long Unoptimized { get; private set; }

    /// <summary>Sends one call and reads its whole answer.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="InvalidDataException">The answer is not a 200, or is cut short.</exception>
    public async ValueTask<TimeSpan> CallAsync(ReadOnlyMemory<byte> request)
    {
        if (!_socket.Connected) await _socket.ConnectAsync(IPAddress.Loopback, port);
        FirstToken = default;
        var started = Stopwatch.GetTimestamp();
        await _socket.SendAsync(request);
        var (length, end, total) = (0, 0, -1);
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0) throw new InvalidDataException("An answer was cut short, or longer than 64 KB.");
            length += read;
            if (end == 0) Head(length, out end, out total);
            if (end == 0) continue;
            if (FirstToken == default && total < 0 && _buffer.AsSpan(end, length - end).IndexOf("data: "u8) >= 0) FirstToken = Stopwatch.GetElapsedTime(started);
            if (total >= 0 ? length >= end + total : _buffer.AsSpan(end, length - end).EndsWith("0\r\n\r\n"u8)) return Stopwatch.GetElapsedTime(started);
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Where the head ends, 0 when it is not whole yet, and how long the body is, -1 when it comes in chunks.</summary>
    private void Head(int length, out int end, out int total)
    {
        var bytes = _buffer.AsSpan(0, length);
        total = -1;
        end = bytes.IndexOf("\r\n\r\n"u8) + 4;
        if (end < 4)
        {
            end = 0;
            return;
        }
        if (!bytes.StartsWith("HTTP/1.1 200"u8)) throw new InvalidDataException("Not a 200: " + System.Text.Encoding.UTF8.GetString(bytes[..Math.Min(length, 800)]));
        var head = bytes[..end];
        if (head.IndexOf("\"status\":\"error\""u8) >= 0 || head.IndexOf("\"status\":\"timeout\""u8) >= 0) Unoptimized++;
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) at = head.IndexOf("content-length: "u8);
        if (at >= 0) Utf8Parser.TryParse(head[(at + 16)..], out total, out _);
    }
}
