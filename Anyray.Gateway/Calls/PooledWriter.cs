using System.Buffers;

namespace Anyray.Gateway.Calls;

/// <summary>A growing buffer over the shared pool.</summary>
internal sealed class PooledWriter(int capacity = 4096) : IBufferWriter<byte>, IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => new(_array, 0, Length);

    public ReadOnlySpan<byte> Span => new(_array, 0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _array.AsSpan(Length);
    }

    public void Clear() => Length = 0;

    /// <summary>Drops the first <paramref name="count"/> bytes and moves the rest down.</summary>
    public void Consume(int count)
    {
        if (count == 0) return;
        _array.AsSpan(count, Length - count).CopyTo(_array);
        Length -= count;
    }

    /// <summary>Bytes already written, to be changed in place.</summary>
    public Span<byte> Written(int start) => _array.AsSpan(start, Length - start);

    /// <summary>Hands the array over; the writer starts anew.</summary>
    public PooledBytes Detach()
    {
        var bytes = new PooledBytes(_array, Length);
        _array = [];
        Length = 0;
        return bytes;
    }

    public void Dispose()
    {
        if (_array.Length > 0) ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        Length = 0;
    }

    private void Ensure(int sizeHint)
    {
        if (_array.Length - Length >= Math.Max(sizeHint, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(_array.Length, 2048) * 2, Length + sizeHint));
        Span.CopyTo(larger);
        if (_array.Length > 0) ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
