using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Embeddings;

/// <summary>
/// Sentence vectors out of a memory-mapped table of word vectors (<c>words.vec</c>; format in <c>eng/embeddings/build.mjs</c>).
/// The vector of a text is the sum of its words' rows, which carry the smooth-inverse-frequency weight and lack the common component already.
/// </summary>
internal sealed unsafe class WordVectors : IDisposable
{
    private const int Version = 1;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly uint* _hashes;
    private readonly float* _scales;
    private readonly sbyte* _rows;
    private readonly float[] _norms;
    private readonly int _count;

    private WordVectors(MemoryMappedFile file, MemoryMappedViewAccessor view, byte* data, int count, int dimensions)
    {
        (_file, _view, _count, Dimensions) = (file, view, count, dimensions);
        _hashes = (uint*)(data + 16);
        _scales = (float*)(data + 16 + count * 4L);
        _rows = (sbyte*)(data + 16 + count * 8L);
        _norms = new float[count];
        for (var row = 0; row < count; row++)
        {
            var sum = 0;
            for (var i = 0; i < dimensions; i++) sum += _rows[row * (long)dimensions + i] * _rows[row * (long)dimensions + i];
            _norms[row] = MathF.Max(1, MathF.Sqrt(sum));
        }
    }

    /// <summary>Length of every vector.</summary>
    public int Dimensions { get; }

    /// <summary>Maps the file and reads it through once, so that the first request does not wait for the disk.</summary>
    public static WordVectors Load(string path)
    {
        var length = new FileInfo(path).Length;
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* data = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref data);
        var header = new ReadOnlySpan<byte>(data, (int)Math.Min(16, length));
        if (length < 16 || !header[..4].SequenceEqual("ANYV"u8) || BinaryPrimitives.ReadInt32LittleEndian(header[4..]) != Version)
            throw new InvalidDataException($"{path} is not a word vector file of version {Version}.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var dimensions = BinaryPrimitives.ReadInt32LittleEndian(header[12..]);
        if (dimensions % 4 != 0 || length != 16 + count * (8L + dimensions)) throw new InvalidDataException($"{path} is cut short.");
        return new WordVectors(file, view, data, count, dimensions);
    }

    /// <summary>Row of a word in the table, or -1. Case does not matter.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var key = 2166136261u;
        foreach (var c in word) key = (key ^ (char.IsAscii(c) ? (uint)(c | (char.IsAsciiLetterUpper(c) ? 0x20 : 0)) : char.ToLowerInvariant(c))) * 16777619u;
        int low = 0, high = _count - 1;

        // The hashes are spread evenly: guess the place, then halve what is left.
        for (var guess = (int)((ulong)key * (uint)_count >> 32); low <= high; guess = (low + high) >>> 1)
        {
            var found = _hashes[guess];
            if (found == key) return guess;
            if (found < key)
            {
                low = guess + 1;
                high = Above(guess, key, high);
            }
            else
            {
                high = guess - 1;
                low = Below(guess, key, low);
            }
        }

        return -1;
    }

    /// <summary>Writes the unit-length vector of a text; returns how many of its words are known (0 leaves a zero vector).</summary>
    public int Embed(ReadOnlySpan<char> text, Span<float> vector)
    {
        vector.Clear();
        var known = 0;
        var words = new WordScanner(text);
        while (words.Next(out var start, out var length))
        {
            var row = length < 2 ? -1 : Find(text.Slice(start, length));
            if (row < 0) continue;
            Add(row, 1, vector);
            known++;
        }

        if (known > 0) Normalize(vector);
        return known;
    }

    /// <summary>Cosine of two unit-length vectors.</summary>
    public static float Similarity(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector<float>.Zero;
        var at = 0;
        for (; at + Vector<float>.Count <= left.Length; at += Vector<float>.Count) sum += new Vector<float>(left[at..]) * new Vector<float>(right[at..]);
        var dot = Vector.Sum(sum);
        for (; at < left.Length; at++) dot += left[at] * right[at];
        return dot;
    }

    /// <summary>Cosine of two words.</summary>
    public float Likeness(int left, int right)
    {
        if (left == right) return 1;
        var a = _rows + (long)left * Dimensions;
        var b = _rows + (long)right * Dimensions;
        var sum = Vector128<int>.Zero;
        for (nuint at = 0; at < (nuint)Dimensions; at += 4)
        {
            var x = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(int*)(a + at)).AsSByte()));
            var y = Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(int*)(b + at)).AsSByte()));
            sum += x * y;
        }

        return Vector128.Sum(sum) / (_norms[left] * _norms[right]);
    }

    /// <summary>How telling a word is: its smooth-inverse-frequency weight, 0-1.</summary>
    public float Weight(int row) => _scales[row] * _norms[row];

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private int Above(int guess, uint key, int high)
    {
        for (var step = 16; guess + step < high; step *= 4)
            if (_hashes[guess + step] >= key) return guess + step;
        return high;
    }

    private int Below(int guess, uint key, int low)
    {
        for (var step = 16; guess - step > low; step *= 4)
            if (_hashes[guess - step] <= key) return guess - step;
        return low;
    }

    /// <summary>Adds the weighted vector of a word, <paramref name="times"/> times.</summary>
    public void Add(int row, float times, Span<float> vector)
    {
        var scale = _scales[row] * times;
        var source = _rows + (long)row * Dimensions;
        ref var target = ref MemoryMarshal.GetReference(vector);
        for (nuint at = 0; at < (nuint)Dimensions; at += 4)
        {
            var bytes = Vector128.CreateScalarUnsafe(*(int*)(source + at)).AsSByte();
            var floats = Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)));
            (Vector128.LoadUnsafe(ref target, at) + floats * scale).StoreUnsafe(ref target, at);
        }
    }

    /// <summary>Scales a vector to length one; a zero vector stays.</summary>
    public static void Normalize(Span<float> vector)
    {
        var norm = MathF.Sqrt(Similarity(vector, vector));
        if (norm < 1e-12f) return;
        var at = 0;
        for (; at + Vector<float>.Count <= vector.Length; at += Vector<float>.Count) (new Vector<float>(vector[at..]) / norm).CopyTo(vector[at..]);
        for (; at < vector.Length; at++) vector[at] /= norm;
    }
}
