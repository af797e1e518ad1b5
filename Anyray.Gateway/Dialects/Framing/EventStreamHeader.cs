using System.Buffers.Binary;

namespace Anyray.Gateway.Dialects.Framing;

/// <summary>A header of an AWS event stream message.</summary>
internal readonly ref struct EventStreamHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    /// <summary>Name, UTF-8.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>Value: the bytes of a string or byte array; empty for the fixed-size types, which no provider uses.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;

    /// <summary>Reads the first header of <paramref name="bytes"/>.</summary>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    public static EventStreamHeader Read(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> rest)
    {
        var name = Take(ref bytes, Take(ref bytes, 1)[0]);
        var type = Take(ref bytes, 1)[0];

        // 0/1 booleans, 2 byte, 3 short, 4 int, 5 long, 6 byte array, 7 string, 8 timestamp, 9 uuid.
        ReadOnlySpan<byte> value = type switch
        {
            0 or 1 => default,
            2 => Skip(ref bytes, 1),
            3 => Skip(ref bytes, 2),
            4 => Skip(ref bytes, 4),
            5 or 8 => Skip(ref bytes, 8),
            6 or 7 => Take(ref bytes, BinaryPrimitives.ReadUInt16BigEndian(Take(ref bytes, 2))),
            9 => Skip(ref bytes, 16),
            _ => throw new InvalidDataException("An event stream header has an unknown type."),
        };
        rest = bytes;
        return new(name, value);
    }

    private static ReadOnlySpan<byte> Skip(scoped ref ReadOnlySpan<byte> bytes, int count)
    {
        Take(ref bytes, count);
        return default;
    }

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> bytes, int count)
    {
        if (bytes.Length < count)
            throw new InvalidDataException("An event stream header is cut short.");
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
