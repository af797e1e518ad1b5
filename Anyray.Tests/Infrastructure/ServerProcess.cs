using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Anyray.Tests.Infrastructure;

/// <summary>A server started for the tests; it ends with them, even when the test host is killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Ends a program at once, as <c>kill -9</c>.</summary>
    public const int SigKill = 9;

    /// <summary>Ends Postgres without waiting for its clients, as <c>kill -INT</c>.</summary>
    public const int SigInt = 2;

    /// <summary>Asks a program to end, as <c>kill -TERM</c>.</summary>
    public const int SigTerm = 15;

    // Standard input is a pipe that only this process holds open: when it closes without a word, the watcher ends the
    // server and removes its folder. After `exec`, $$ is the server itself.
    private const string Watched = """
        signal=$1; folder=$2; shift 2; exec 3<&0
        ( read -r _ <&3 || { kill -"$signal" $$; sleep 1; kill -9 $$; [ -z "$folder" ] || rm -rf "$folder"; } ) >/dev/null 2>&1 &
        exec "$@" 3<&- </dev/null
        """;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly int _stopSignal;
    private bool _disposed;

    private ServerProcess(Process process, int stopSignal) => (_process, _stopSignal) = (process, stopSignal);

    /// <summary>The server's own process id.</summary>
    public int Id => _process.Id;

    /// <summary>True once it ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>
    /// Starts <paramref name="command"/>; it is ended with <paramref name="stopSignal"/>. When the test host dies first,
    /// <paramref name="folder"/> is removed too.
    /// </summary>
    public static ServerProcess Start(
        IEnumerable<string> command, int stopSignal = SigTerm, string folder = "", IReadOnlyDictionary<string, string?>? environment = null, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        foreach (var argument in new[] { "-c", Watched, "sh", $"{stopSignal}", folder }.Concat(command)) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;

        var process = Process.Start(start)!;
        var server = new ServerProcess(process, stopSignal);
        process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Sends a signal to the server itself.</summary>
    public void Signal(int signal)
    {
        if (!HasExited) _ = kill(Id, signal);
    }

    /// <summary>Sends a signal to its whole process group at once, as a terminal does; it must lead one (<c>setsid</c>).</summary>
    public void SignalGroup(int signal)
    {
        if (!HasExited) _ = kill(-Id, signal);
    }

    /// <summary>Waits until it ended.</summary>
    public Task WaitForExitAsync(TimeSpan timeout) => _process.WaitForExitAsync().WaitAsync(timeout);

    /// <summary>Ends the server and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        Signal(_stopSignal);
        try
        {
            await WaitForExitAsync(TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException)
        {
            Signal(SigKill);
            await _process.WaitForExitAsync();
        }
        try
        {
            await _process.StandardInput.WriteLineAsync();
        }
        catch (IOException)
        {
            // The watcher went first.
        }
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        while (_output.Count > 500) _output.TryDequeue(out _);
    }

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
