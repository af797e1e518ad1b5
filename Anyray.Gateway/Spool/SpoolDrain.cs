using Anyray.Gateway.Calls;

namespace Anyray.Gateway.Spool;

/// <summary>Carries spooled events to the spend store, one batch at a time; what dead instances left behind too.</summary>
internal sealed partial class SpoolDrain(
    SpoolWriter spool, SpoolRoot root, SpendStoreClient store, DrainPace pace, TimeProvider time, ILogger<SpoolDrain> logger) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Adopt = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Unreadable = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.Enabled) return;
        await Task.Yield();
        try
        {
            await Task.WhenAll(KeepOnAsync(DrainOwnAsync, stoppingToken), KeepOnAsync(AdoptAsync, stoppingToken));
        }
        catch (OperationCanceledException) { }
    }

    /// <summary>One last try within the host's shutdown limit; what stays is adopted by the next instance.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!store.Enabled) return;
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        brief.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            spool.Roll();
            if (await DrainFolderAsync(spool.Folder, n => spool.Readable(n), once: true, brief.Token)) spool.Folder.Delete();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException) { }
    }

    /// <summary>A disk that fails, or a folder that somebody removed, stops the drain only until it is there again.</summary>
    private async Task KeepOnAsync(Func<CancellationToken, Task> drain, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await drain(stopping);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(e.GetType().Name);
                // What is written to a removed file reaches nobody; the next event begins a new one.
                spool.Roll();
                await Task.Delay(Unreadable, time, stopping);
            }
        }
    }

    private async Task DrainOwnAsync(CancellationToken stopping)
    {
        while (true)
        {
            await spool.Written.WaitAsync(stopping);
            await Task.Delay(Gather, time, stopping);
            await DrainFolderAsync(spool.Folder, n => spool.Readable(n), once: false, stopping);
        }
    }

    private async Task AdoptAsync(CancellationToken stopping)
    {
        while (true)
        {
            foreach (var folder in root.Abandoned(spool.Folder.Path))
            {
                using (folder)
                {
                    await DrainFolderAsync(folder, n => (new FileInfo(folder.Segment(n)).Length, true), once: false, stopping);
                    folder.Delete();
                }
            }
            await Task.Delay(Adopt, time, stopping);
        }
    }

    /// <summary>Sends every readable event of a folder. True when nothing is left.</summary>
    private async Task<bool> DrainFolderAsync(SpoolFolder folder, Func<int, (long Length, bool Closed)> readable, bool once, CancellationToken stopping)
    {
        foreach (var number in folder.Segments())
        {
            var reader = Reader(folder, number);
            while (true)
            {
                var (end, closed) = readable(number);
                if (reader.Position < end && !reader.Damaged)
                {
                    if (await SendAsync(reader, end, once, stopping)) continue;
                    return false;
                }
                if (reader.Damaged) LogDamaged(folder.Segment(number), end - reader.Position);
                if (closed) Finish(folder, number, end - reader.Position);
                break;
            }
        }
        return true;
    }

    private readonly Dictionary<string, SpoolReader> _readers = [];

    /// <summary>The reader of a growing segment is kept, so that nothing is sent twice while the process lives.</summary>
    private SpoolReader Reader(SpoolFolder folder, int number)
    {
        var path = folder.Segment(number);
        lock (_readers) return _readers.TryGetValue(path, out var reader) ? reader : _readers[path] = new SpoolReader(path);
    }

    private void Finish(SpoolFolder folder, int number, long damagedBytes)
    {
        var path = folder.Segment(number);
        File.Delete(path);
        lock (_readers) _readers.Remove(path);
        if (folder == spool.Folder) spool.Drained(damagedBytes);
    }

    private async Task<bool> SendAsync(SpoolReader reader, long end, bool once, CancellationToken stopping)
    {
        using var lines = new PooledWriter(64 * 1024);
        var (events, next) = reader.ReadBatch(lines, end);
        if (events == 0) return true;
        var pause = TimeSpan.FromMilliseconds(250);
        var started = time.GetTimestamp();
        while (!await store.SendEventsAsync(lines.Memory, stopping))
        {
            if (once) return false;
            await Task.Delay(pause + pause * Random.Shared.NextDouble(), time, stopping);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
        if (Path.GetDirectoryName(reader.Path) == spool.Folder.Path) spool.Drained(next - reader.Position);
        reader.Advance(next);
        if (!once) await Task.Delay(pace.PauseAfter(time.GetElapsedTime(started), spool.Waiting), time, stopping);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "The spool folder cannot be read ({Error}); it is tried again in a second. Calls go on; rows that were in it may be lost.")]
    private partial void LogUnreadable(string error);

    [LoggerMessage(LogLevel.Warning, "Spool segment {Segment} ends in {Bytes} bytes that are no whole event; they are left out.")]
    private partial void LogDamaged(string segment, long bytes);
}
