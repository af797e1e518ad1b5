using System.Runtime.InteropServices;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Sessions;

/// <summary>
/// A text as copies from another one and literals between them. What a strategy makes of a segment is mostly parts of it, so
/// that a pin of a large edit is small.
/// </summary>
internal static class TextDelta
{
    private const int Block = 16;

    /// <summary>Writes the steps from <paramref name="source"/> to <paramref name="target"/>; O(n).</summary>
    public static void Encode(ReadOnlySpan<char> source, ReadOnlySpan<char> target, BinaryWriter output)
    {
        output.Write7BitEncodedInt(target.Length);
        var bits = Math.Clamp(BitsFor(source.Length / Block), 4, 20);
        var heads = new int[1 << bits];
        for (var at = 0; at + Block <= source.Length; at += Block)
        {
            // The first place of a block wins: repeats then copy from one place.
            ref var head = ref heads[Hash(source[at..], bits)];
            if (head == 0) head = at + 1;
        }
        int literal = 0, position = 0;
        while (position + Block <= target.Length)
        {
            var from = heads[Hash(target[position..], bits)] - 1;
            if (from < 0 || !source.Slice(from, Block).SequenceEqual(target.Slice(position, Block)))
            {
                position++;
                continue;
            }
            while (from > 0 && position > literal && source[from - 1] == target[position - 1])
            {
                from--;
                position--;
            }
            var length = source[from..].CommonPrefixLength(target[position..]);
            WriteLiteral(target[literal..position], output);
            output.Write7BitEncodedInt(length << 1 | 1);
            output.Write7BitEncodedInt(from);
            literal = position += length;
        }
        WriteLiteral(target[literal..], output);
    }

    /// <summary>Undoes <see cref="Encode"/>. False when the steps do not fit the source: then the pin is not of this text.</summary>
    public static bool TryDecode(ReadOnlySpan<char> source, BinaryReader input, Arena<char> arena, out ReadOnlyMemory<char> target)
    {
        target = default;
        try
        {
            return Decode(source, input, arena, out target);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return false;
        }
    }

    private static bool Decode(ReadOnlySpan<char> source, BinaryReader input, Arena<char> arena, out ReadOnlyMemory<char> target)
    {
        var total = input.Read7BitEncodedInt();
        target = default;
        // Nothing that shrinks a request grows its text fourfold; a forged pin must not ask for memory.
        if (total < 0 || total > Math.Max(4 * source.Length, 1 << 16)) return false;
        var block = arena.Rent(total);
        var written = 0;
        while (written < total)
        {
            var step = input.Read7BitEncodedInt();
            var length = step >> 1;
            if (length <= 0 || length > total - written) return false;
            var into = block.Span.Slice(written, length);
            if ((step & 1) == 1)
            {
                var from = input.Read7BitEncodedInt();
                if (from < 0 || from > source.Length - length) return false;
                source.Slice(from, length).CopyTo(into);
            }
            else if (input.Read(MemoryMarshal.AsBytes(into)) != 2 * length) return false;
            written += length;
        }
        target = block;
        return true;
    }

    private static void WriteLiteral(ReadOnlySpan<char> text, BinaryWriter output)
    {
        if (text.Length == 0) return;
        output.Write7BitEncodedInt(text.Length << 1);
        output.Write(MemoryMarshal.AsBytes(text));
    }

    private static int BitsFor(int blocks) => 33 - int.LeadingZeroCount(blocks);

    private static int Hash(ReadOnlySpan<char> text, int bits)
    {
        var words = MemoryMarshal.Cast<char, ulong>(text[..Block]);
        var hash = words[0] * 0x9E3779B97F4A7C15 ^ words[1] * 0xC2B2AE3D27D4EB4F ^ words[2] * 0x165667B19E3779F9 ^ words[3] * 0x27D4EB2F165667C5;
        return (int)((hash ^ hash >> 29) * 0x9E3779B97F4A7C15 >> (64 - bits));
    }
}
