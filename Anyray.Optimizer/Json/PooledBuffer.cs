using System.Buffers;

namespace Anyray.Optimizer.Json;

/// <summary>A growing buffer from the shared pool, for bytes or characters. Dispose gives it back; what was read from it is then void.</summary>
internal sealed class PooledBuffer<T>(int capacity = 256) : IBufferWriter<T>, IDisposable
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => _items.AsSpan(0, Count);

    public ReadOnlyMemory<T> Memory => _items.AsMemory(0, Count);

    public ref T this[int index] => ref _items[index];

    public void Add(T item)
    {
        if (Count == _items.Length) Grow(1);
        _items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        items.CopyTo(GetSpan(items.Length));
        Count += items.Length;
    }

    /// <summary>Keeps the first <paramref name="count"/> items.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Advance(int count) => Count += count;

    public Memory<T> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _items.AsMemory(Count);
    }

    public Span<T> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _items.AsSpan(Count);
    }

    private void Reserve(int size)
    {
        if (_items.Length - Count < Math.Max(size, 1)) Grow(Math.Max(size, 1));
    }

    private void Grow(int by)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(_items.Length * 2, Count + by));
        Span.CopyTo(larger);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }

    public void Dispose()
    {
        if (_items.Length == 0) return;
        ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }
}
