using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Spool;

/// <summary>Reads the framed events of one segment, batch by batch.</summary>
internal sealed class SpoolReader(string path)
{
    private const int MaxEvents = 1000;
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Where the next batch begins.</summary>
    public long Position { get; private set; }

    public string Path => path;

    /// <summary>True when bytes were met that are no whole event: the tail of a killed writer, or damage.</summary>
    public bool Damaged { get; private set; }

    /// <summary>Writes the next events as NDJSON. Returns their number and where the following batch begins.</summary>
    public (int Events, long Next) ReadBatch(PooledWriter output, long end)
    {
        var wanted = (int)Math.Min(end - Position, MaxBytes);
        if (wanted <= 0) return (0, Position);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var buffer = new PooledWriter(wanted);
        var length = RandomAccess.Read(file, buffer.GetSpan(wanted)[..wanted], Position);
        buffer.Advance(length);
        var rest = buffer.Span;
        var events = 0;
        while (events < MaxEvents && SpoolFrame.TryRead(rest, out var payload))
        {
            var line = output.GetSpan(payload.Length + 1);
            payload.CopyTo(line);
            line[payload.Length] = (byte)'\n';
            output.Advance(payload.Length + 1);
            rest = rest[(SpoolFrame.HeaderSize + payload.Length)..];
            events++;
        }
        if (events == 0) Damaged = true;
        return (events, Position + length - rest.Length);
    }

    public void Advance(long next) => Position = next;
}
