using System.Buffers;
using System.Buffers.Binary;

namespace Anyray.Gateway.Dialects.Framing;

/// <summary>
/// AWS event stream: messages of total length, headers length and a checksum of both (4 bytes each, big-endian), headers,
/// payload, checksum of all before it. The event's name is its <c>:event-type</c>, or <c>:exception-type</c>, or
/// <c>:error-code</c> (whose payload is then the <c>:error-message</c>).
/// </summary>
internal sealed class EventStreamParser
{
    private const int PreludeBytes = 12;
    private const int ChecksumBytes = 4;
    private readonly ArrayBufferWriter<byte> _held = new(1024);

    /// <summary>True when no message is half read.</summary>
    public bool AtBoundary => _held.WrittenCount == 0;

    /// <summary>Takes the next bytes, however they were cut; calls the sink once per whole message.</summary>
    /// <exception cref="InvalidDataException">The framing is broken, or a message is over <see cref="FrameLimits.MaxEventBytes"/>.</exception>
    public void Push(ReadOnlySpan<byte> bytes, IFrameSink sink)
    {
        if (_held.WrittenCount == 0)
        {
            Hold(Consume(bytes, sink));
            return;
        }

        Hold(bytes);
        var rest = Consume(_held.WrittenSpan, sink);
        if (rest.Length == _held.WrittenCount)
            return;
        var kept = rest.ToArray();
        _held.ResetWrittenCount();
        Hold(kept);
    }

    /// <summary>The stream is over.</summary>
    /// <exception cref="InvalidDataException">It ended inside a message.</exception>
    public void Complete(IFrameSink sink)
    {
        if (!AtBoundary)
            throw new InvalidDataException("The event stream ended inside a message.");
    }

    private static ReadOnlySpan<byte> Consume(ReadOnlySpan<byte> bytes, IFrameSink sink)
    {
        while (bytes.Length >= PreludeBytes)
        {
            var total = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            var headers = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
            Check(bytes[..8], BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]));
            if (total > FrameLimits.MaxEventBytes || headers > total - PreludeBytes - ChecksumBytes || total < PreludeBytes + ChecksumBytes)
                throw new InvalidDataException("An event stream message has an impossible length.");
            if (bytes.Length < total)
                return bytes;

            var message = bytes[..(int)total];
            var body = message[..^ChecksumBytes];
            Check(body, BinaryPrimitives.ReadUInt32BigEndian(message[^ChecksumBytes..]));
            Dispatch(body.Slice(PreludeBytes, (int)headers), body[(PreludeBytes + (int)headers)..], sink);
            bytes = bytes[(int)total..];
        }

        return bytes;
    }

    private static void Dispatch(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload, IFrameSink sink)
    {
        ReadOnlySpan<byte> name = default;
        while (!headers.IsEmpty)
        {
            var header = EventStreamHeader.Read(headers, out headers);
            if (header.Name.SequenceEqual(":event-type"u8) || header.Name.SequenceEqual(":exception-type"u8) || header.Name.SequenceEqual(":error-code"u8))
                name = header.Value;
            else if (header.Name.SequenceEqual(":error-message"u8))
                payload = header.Value;
        }

        sink.OnFrame(name, payload);
    }

    private static void Check(ReadOnlySpan<byte> bytes, uint expected)
    {
        if (Crc32.Compute(bytes) != expected)
            throw new InvalidDataException("An event stream message has a wrong checksum.");
    }

    private void Hold(ReadOnlySpan<byte> bytes) => _held.Write(bytes);
}
