using System.Text;
using System.Text.Json;
using Anyray.Gateway.Calls;
using Anyray.Gateway.Dialects.Framing;

namespace Anyray.Gateway.Providers.Bedrock;

/// <summary>
/// Reads an AWS event stream as the same events in event-stream text, so that everything after it knows one framing. Chunks of
/// <c>invoke-with-response-stream</c> are unwrapped to the events of the model's own dialect; exceptions become error events.
/// </summary>
internal sealed class EventStreamAsSse(Stream source) : Stream, IFrameSink
{
    private readonly EventStreamParser _parser = new();
    private readonly PooledWriter _text = new(8 * 1024);
    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_position == _text.Length)
        {
            _text.Clear();
            _position = 0;
            var read = await source.ReadAsync(_buffer, cancellationToken);
            if (read == 0)
            {
                _parser.Complete(this);
                if (_text.Length == 0) return 0;
            }
            else _parser.Push(_buffer.AsSpan(0, read), this);
        }
        var count = Math.Min(buffer.Length, _text.Length - _position);
        _text.Memory.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public void OnFrame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (name.SequenceEqual("chunk"u8))
        {
            try
            {
                using var json = JsonDocument.Parse(data.ToArray());
                var inner = json.RootElement.GetProperty("bytes").GetBytesFromBase64();
                using var innerJson = JsonDocument.Parse(inner);
                Write(innerJson.RootElement.TryGetProperty("type", out var type) ? Encoding.UTF8.GetBytes(type.GetString()!) : default, inner);
            }
            catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidDataException("A Bedrock chunk is malformed.");
            }
        }
        else if (name.EndsWith("Exception"u8)) Write("error"u8, Error(name, data));
        else Write(name, data);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
            source.Dispose();
        }
        base.Dispose(disposing);
    }

    private static byte[] Error(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        string? message = null;
        try
        {
            using var json = JsonDocument.Parse(data.ToArray());
            message = json.RootElement.TryGetProperty("message", out var text) ? text.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) { }
        var type = name switch
        {
            _ when name.StartsWith("throttling"u8) => "rate_limit_error",
            _ when name.StartsWith("validation"u8) => "invalid_request_error",
            _ when name.StartsWith("serviceUnavailable"u8) => "overloaded_error",
            _ => "api_error",
        };
        return JsonSerializer.SerializeToUtf8Bytes(new { type = "error", error = new { type, message = message ?? "Bedrock reported an error." } });
    }

    private void Write(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (!name.IsEmpty)
        {
            Append("event: "u8);
            Append(name);
            Append("\n"u8);
        }
        Append("data: "u8);
        Append(data);
        Append("\n\n"u8);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_text.GetSpan(bytes.Length));
        _text.Advance(bytes.Length);
    }
}
