using System.Net;
using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Upstream;

/// <summary>A request body in pooled bytes. Takes over the reference it is given, and holds another while it is being sent.</summary>
internal sealed class PooledContent : HttpContent
{
    private readonly PooledBytes _bytes;
    private bool _released;

    public PooledContent(PooledBytes bytes, string contentType)
    {
        _bytes = bytes;
        Headers.TryAddWithoutValidation("Content-Type", contentType);
        Headers.ContentLength = bytes.Length;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!_bytes.TryAddReference()) throw new ObjectDisposedException(nameof(PooledContent));
        try { await stream.WriteAsync(_bytes.Memory, cancellationToken); }
        finally { _bytes.Dispose(); }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_released)
        {
            _released = true;
            _bytes.Dispose();
        }
        base.Dispose(disposing);
    }
}
