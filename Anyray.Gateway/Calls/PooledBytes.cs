using System.Buffers;

namespace Anyray.Gateway.Calls;

/// <summary>
/// Bytes in a rented array. Counted references: an upstream connection may still be reading a request body after its answer
/// has come, and the array must not go back to the pool before that ends.
/// </summary>
internal sealed class PooledBytes(byte[] array, int length) : IDisposable
{
    private int _references = 1;

    public static PooledBytes Copy(ReadOnlySpan<byte> bytes)
    {
        var array = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(array);
        return new PooledBytes(array, bytes.Length);
    }

    public ReadOnlyMemory<byte> Memory => new(array, 0, length);

    public ReadOnlySpan<byte> Span => new(array, 0, length);

    public int Length => length;

    public Stream AsStream() => new MemoryStream(array, 0, length, writable: false);

    public bool TryAddReference()
    {
        for (var seen = Volatile.Read(ref _references); seen > 0; seen = Volatile.Read(ref _references))
            if (Interlocked.CompareExchange(ref _references, seen + 1, seen) == seen) return true;
        return false;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) == 0) ArrayPool<byte>.Shared.Return(array);
    }
}
