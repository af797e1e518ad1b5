using System.Buffers;

namespace Anyray.Gateway.Calls;

/// <summary>One span of a body that is replaced by other bytes.</summary>
internal readonly record struct BodyEdit(int Offset, int Length, ReadOnlyMemory<byte> Replacement)
{
    /// <summary>Copies <paramref name="body"/> with <paramref name="edits"/> applied; they are ascending and do not overlap.</summary>
    public static PooledBytes Apply(ReadOnlySpan<byte> body, ReadOnlySpan<BodyEdit> edits)
    {
        var size = body.Length;
        foreach (var edit in edits) size += edit.Replacement.Length - edit.Length;
        var array = ArrayPool<byte>.Shared.Rent(size);
        var output = array.AsSpan();
        var position = 0;
        foreach (var edit in edits)
        {
            body[position..edit.Offset].CopyTo(output);
            output = output[(edit.Offset - position)..];
            edit.Replacement.Span.CopyTo(output);
            output = output[edit.Replacement.Length..];
            position = edit.Offset + edit.Length;
        }
        body[position..].CopyTo(output);
        return new PooledBytes(array, size);
    }
}
