using System.Diagnostics;
using System.Globalization;

namespace Anyray.Bench.Ledger;

/// <summary>A server of its own process that can be killed and started again with the same command.</summary>
/// <param name="name">For messages.</param>
/// <param name="environment">Variables besides those of this process.</param>
/// <param name="command">Program and arguments.</param>
/// <param name="ready">True once it serves.</param>
internal sealed class KillableServer(string name, IReadOnlyDictionary<string, string> environment, string[] command, Func<Task<bool>> ready) : IAsyncDisposable
{
    private const int TicksPerSecond = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private Process? _process;

    /// <summary>Starts it unless it runs, and waits until it serves.</summary>
    /// <exception cref="TimeoutException">It does not serve within a minute.</exception>
    public async Task StartAsync()
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Longest; await Task.Delay(20))
        {
            if (_process is null or { HasExited: true }) Launch();
            if (await ready()) return;
        }
        throw new TimeoutException($"{name} does not serve; it says: {_last}");
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (_process is not { HasExited: false }) return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Processor time of the process and its children so far.</summary>
    public TimeSpan Processor => _process is { HasExited: false } running ? OfTree(running.Id) : TimeSpan.Zero;

    /// <summary>Resident memory of the process, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private string? _last;

    private void Launch()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var argument in command.AsSpan(1)) start.ArgumentList.Add(argument);
        foreach (var (key, value) in environment) start.Environment[key] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _last = line.Data ?? _last;
        _process.ErrorDataReceived += (_, line) => _last = line.Data ?? _last;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static TimeSpan OfTree(int root)
    {
        long ticks = 0;
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                // See proc(5): after the name in brackets, field 2 is the parent, 12 to 15 are utime, stime, cutime, cstime.
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (id == root) ticks += Sum(fields, 11, 4);
                else if (int.Parse(fields[1], CultureInfo.InvariantCulture) == root) ticks += Sum(fields, 11, 2);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile.
            }
        }
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    private static long Sum(string[] fields, int first, int count) => fields.Skip(first).Take(count).Sum(f => long.Parse(f, CultureInfo.InvariantCulture));
}
