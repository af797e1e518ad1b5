using System.Diagnostics;

namespace Anyray.Bench.Gateway;

/// <summary>A server of its own process on a free loopback port; what it prints goes to a file.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _name;
    private readonly string _probe;

    /// <param name="name">Of its log file.</param>
    /// <param name="logs">Folder of the log files.</param>
    /// <param name="probe">A path that answers 200 once it is ready.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="command">Program and arguments; <c>{port}</c> stands for its port.</param>
    public ServerProcess(string name, string logs, string probe, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        (_name, _probe, Port) = (name, probe, Loopback.FreePort());
        var start = new ProcessStartInfo("/bin/sh");
        // exec: the shell only redirects, and its id becomes the server's.
        foreach (var argument in new[] { "-c", "exec \"$@\" >\"$0\" 2>&1", Path.Combine(logs, name + ".log") }) start.ArgumentList.Add(argument);
        foreach (var argument in command) start.ArgumentList.Add(argument.Replace("{port}", $"{Port}", StringComparison.Ordinal));
        foreach (var (key, value) in environment) start.Environment[key] = value;
        _process = Process.Start(start)!;
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory, in MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <exception cref="TimeoutException">It is not ready within 30 seconds, or it has ended.</exception>
    public async Task<ServerProcess> ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var since = Stopwatch.StartNew(); since.Elapsed < TimeSpan.FromSeconds(30) && !_process.HasExited; await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync(Url + _probe);
                if (answer.IsSuccessStatusCode) return this;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException($"{_name} did not become ready; see its log under artifacts/bench/gateway.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
