using System.Buffers;
using Google.Protobuf;

namespace Anyray.Optimizer.Envoy;

/// <summary>An answer's bytes, copied aside while it passes; gives up beyond the limit.</summary>
internal sealed class AnswerCopy(int limit)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private bool _tooLong;

    /// <summary>The bytes so far; null when there are too many.</summary>
    public ReadOnlyMemory<byte>? Bytes => _tooLong ? (ReadOnlyMemory<byte>?)null : _bytes.WrittenMemory;

    /// <summary>Takes a chunk.</summary>
    public void Add(ByteString chunk)
    {
        if (_tooLong || _bytes.WrittenCount + chunk.Length > limit) _tooLong = true;
        else _bytes.Write(chunk.Span);
    }
}
