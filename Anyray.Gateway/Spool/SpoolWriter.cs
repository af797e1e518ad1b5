using Anyray.Gateway.Metering;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace Anyray.Gateway.Spool;

/// <summary>Appends events to this instance's spool, and tells the drain how far it may read.</summary>
internal sealed partial class SpoolWriter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SpoolOptions _options;
    private readonly ILogger<SpoolWriter> _logger;
    private SafeFileHandle? _file;
    private long _length;
    private int _segment;
    private long _waiting;
    private bool _dirty;

    public SpoolWriter(SpoolRoot root, IOptions<SpoolOptions> options, ILogger<SpoolWriter> logger)
    {
        _options = options.Value;
        _logger = logger;
        Folder = root.OpenOwn();
    }

    public SpoolFolder Folder { get; }

    /// <summary>Released once per append, for whoever waits for work.</summary>
    public SemaphoreSlim Written { get; } = new(0);

    /// <summary>Bytes not yet drained, of this instance.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Events that found no room.</summary>
    public long Dropped { get; private set; }

    /// <summary>True when the spool or the disk has no room: the ledger would lose what is spent now.</summary>
    public bool Full { get; private set; }

    public SpoolBatch Begin() => new(this);

    /// <summary>Appends framed events. Never throws: a full disk is counted and shown, and the answer still goes out.</summary>
    public void Append(ReadOnlySpan<byte> frames)
    {
        lock (_gate)
        {
            if (Waiting + frames.Length > _options.MaxBytes)
            {
                Drop("the spool is full");
                return;
            }
            try
            {
                if (_file is null || _length >= _options.SegmentBytes) NextSegment();
                RandomAccess.Write(_file!, frames, _length);
                _length += frames.Length;
                _dirty = true;
                Full = false;
                Interlocked.Add(ref _waiting, frames.Length);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Drop(e.GetType().Name);
                return;
            }
        }
        if (Written.CurrentCount == 0) Written.Release();
    }

    /// <summary>How far segment <paramref name="number"/> may be read, and whether it will grow no more.</summary>
    public (long Length, bool Closed) Readable(int number)
    {
        lock (_gate)
        {
            if (number == _segment) return (_length, false);
        }
        return (new FileInfo(Folder.Segment(number)).Length, true);
    }

    public void Drained(long bytes) => Interlocked.Add(ref _waiting, -bytes);

    /// <summary>Starts a new segment, so that what is there can be drained and removed.</summary>
    public void Roll()
    {
        lock (_gate)
        {
            if (_length > 0) Close();
        }
    }

    /// <summary>Forces what was appended to the disk.</summary>
    public void Flush()
    {
        SafeFileHandle? file;
        lock (_gate)
        {
            if (!_dirty) return;
            _dirty = false;
            file = _file;
        }
        try
        {
            if (file is { IsClosed: false }) RandomAccess.FlushToDisk(file);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            if (e is IOException) LogFlushFailed(e.GetType().Name);
        }
    }

    public void Dispose()
    {
        lock (_gate) Close();
        Folder.Dispose();
    }

    private void NextSegment()
    {
        Close();
        var number = _segment + 1;
        Directory.CreateDirectory(Folder.Path);
        _file = File.OpenHandle(Folder.Segment(number), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete);
        _segment = number;
    }

    private void Close()
    {
        if (_file is { IsClosed: false })
        {
            if (_dirty) RandomAccess.FlushToDisk(_file);
            _file.Dispose();
            _segment++;
        }
        _dirty = false;
        _file = null;
        _length = 0;
    }

    private void Drop(string reason)
    {
        Dropped++;
        GatewayMetrics.Dropped(1);
        if (!Full) LogDropped(reason);
        Full = true;
    }

    [LoggerMessage(LogLevel.Error, "A ledger event found no room ({Reason}); events are being dropped and counted.")]
    private partial void LogDropped(string reason);

    [LoggerMessage(LogLevel.Error, "Flushing the spool to disk failed ({Reason}).")]
    private partial void LogFlushFailed(string reason);
}
