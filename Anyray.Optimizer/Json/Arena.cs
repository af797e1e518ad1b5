using System.Buffers;

namespace Anyray.Optimizer.Json;

/// <summary>Memory that lives as long as one request: pooled chunks that never move, given back together.</summary>
internal sealed class Arena<T> : IDisposable
{
    private const int ChunkSize = 8192;

    private readonly List<T[]> _chunks = [];
    private int _used;

    /// <summary>A block of exactly <paramref name="length"/> items, contents undefined.</summary>
    public Memory<T> Rent(int length)
    {
        if (length == 0) return default;
        if (_chunks.Count == 0 || _chunks[^1].Length - _used < length)
        {
            _chunks.Add(ArrayPool<T>.Shared.Rent(Math.Max(ChunkSize, length)));
            _used = 0;
        }
        var block = _chunks[^1].AsMemory(_used, length);
        _used += length;
        return block;
    }

    public ReadOnlyMemory<T> Copy(ReadOnlySpan<T> items)
    {
        var block = Rent(items.Length);
        items.CopyTo(block.Span);
        return block;
    }

    public void Dispose()
    {
        foreach (var chunk in _chunks) ArrayPool<T>.Shared.Return(chunk);
        _chunks.Clear();
        _used = 0;
    }
}
