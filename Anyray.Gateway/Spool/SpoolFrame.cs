using System.Buffers.Binary;
using System.IO.Hashing;

namespace Anyray.Gateway.Spool;

/// <summary>The frame of one event: length and CRC-32 of the payload, 4 bytes each, little-endian, then the payload.</summary>
internal static class SpoolFrame
{
    public const int HeaderSize = 8;
    private const int MaxPayload = 1 << 20;

    public static void WriteHeader(Span<byte> header, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(header, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], Crc32.HashToUInt32(payload));
    }

    /// <summary>The payload at the start of <paramref name="bytes"/>; false when it is cut short or damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length < HeaderSize) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length is <= 0 or > MaxPayload || bytes.Length - HeaderSize < length) return false;
        var candidate = bytes.Slice(HeaderSize, length);
        if (Crc32.HashToUInt32(candidate) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])) return false;
        payload = candidate;
        return true;
    }
}
