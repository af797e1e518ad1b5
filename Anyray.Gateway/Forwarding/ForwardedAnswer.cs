using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects;
using Anyray.Gateway.Metering;
using Anyray.Gateway.Streaming;

namespace Anyray.Gateway.Forwarding;

/// <summary>Looks over an answer's shoulder on its way out, up to a limit, to read usage from it.</summary>
internal sealed class ForwardedAnswer : Stream
{
    private const int MostBytes = 1 << 20;
    private readonly HttpContext _http;
    private readonly Stream _inner;
    private readonly PooledWriter _copy = new(4096);

    public ForwardedAnswer(HttpContext http)
    {
        _http = http;
        _inner = http.Response.Body;
        http.Response.Body = this;
    }

    public long Bytes { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void Detach() => _http.Response.Body = _inner;

    /// <summary>Takes usage and model from what was seen; nothing when it is neither JSON nor events, or too long.</summary>
    public void Read(AttemptMeter attempt)
    {
        var reader = new AnswerReader(Dialect.None);
        var type = _http.Response.ContentType ?? "";
        if (Bytes <= MostBytes && type.Contains("json", StringComparison.OrdinalIgnoreCase)) reader.Event(default, _copy.Span);
        else if (type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase)) ReadEvents(reader);
        attempt.Usage = reader.Usage;
        attempt.Others = reader.Others;
        attempt.ModelServed = reader.ModelServed;
    }

    protected override void Dispose(bool disposing)
    {
        Detach();
        _copy.Dispose();
        base.Dispose(disposing);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Bytes += buffer.Length;
        if (Bytes <= MostBytes)
        {
            buffer.CopyTo(_copy.GetMemory(buffer.Length));
            _copy.Advance(buffer.Length);
        }
        return _inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    public override void Flush() => _inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void ReadEvents(AnswerReader reader)
    {
        using var scanner = new SseScanner();
        var start = 0;
        while (scanner.TryRead(_copy.Span, start, ended: true, out var frame))
        {
            if (frame.HasData) reader.Event(scanner.Name, scanner.Data);
            start = frame.End;
            scanner.Reset(start);
        }
    }
}
