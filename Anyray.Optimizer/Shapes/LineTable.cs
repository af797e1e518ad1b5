using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anyray.Optimizer.Shapes;

/// <summary>The lines of a text as offsets, in pooled memory. A line excludes its line feed; a carriage return stays with its line.</summary>
internal ref struct LineTable
{
    private readonly ReadOnlySpan<char> _text;
    private int[] _starts;

    public LineTable(ReadOnlySpan<char> text)
    {
        _text = text;
        Count = text.Count('\n') + 1;
        if (text.Length > 0 && text[^1] == '\n') Count--;
        _starts = ArrayPool<int>.Shared.Rent(Count + 1);
        _starts[0] = 0;
        Find(text, _starts.AsSpan(1, Count));
        _starts[Count] = text.Length;
    }

    // Lines are short: looking at many characters at once and picking the line feeds out beats one search per line.
    private static void Find(ReadOnlySpan<char> text, Span<int> starts)
    {
        int found = 0, at = 0;
        for (; at + Vector256<ushort>.Count * 2 <= text.Length; at += Vector256<ushort>.Count * 2)
        {
            ref var chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            var low = Vector256.Equals(Vector256.LoadUnsafe(ref chars, (nuint)at), Vector256.Create((ushort)'\n'));
            var high = Vector256.Equals(Vector256.LoadUnsafe(ref chars, (nuint)(at + Vector256<ushort>.Count)), Vector256.Create((ushort)'\n'));
            for (var bits = Vector256.Narrow(low, high).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1) starts[found++] = at + BitOperations.TrailingZeroCount(bits) + 1;
        }

        for (; at < text.Length; at++)
            if (text[at] == '\n') starts[found++] = at + 1;
    }

    /// <summary>Number of lines; a final line feed does not start another one.</summary>
    public int Count { get; }

    /// <summary>The text of a line, without its line feed.</summary>
    public readonly ReadOnlySpan<char> this[int line] => _text[Start(line)..End(line)];

    /// <summary>Offset of the first character of a line.</summary>
    public readonly int Start(int line) => _starts[line];

    /// <summary>Offset just past the last character of a line, its line feed not counted.</summary>
    public readonly int End(int line)
    {
        var next = _starts[line + 1];
        return next > _starts[line] && _text[next - 1] == '\n' ? next - 1 : next;
    }

    /// <summary>Offset of the line that follows, or the text's length.</summary>
    public readonly int Next(int line) => _starts[line + 1];

    /// <summary>
    /// The line to look at next when only so many of those from a line on are looked at. They lie all over the text, for steps of one length
    /// would meet the same line of each of its records.
    /// </summary>
    public readonly int Sample(int number, int from, int most) => from + (Count - from <= most ? number : (int)(number * 99_991L % (Count - from)));

    public void Dispose()
    {
        if (_starts.Length > 0) ArrayPool<int>.Shared.Return(_starts);
        _starts = [];
    }
}
