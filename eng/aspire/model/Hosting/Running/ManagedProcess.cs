using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

/// <summary>
/// A program that ends with the AppHost, even when that is killed. It has a session of its own, so that Ctrl+C reaches
/// the AppHost alone, which then stops the programs in order.
/// </summary>
internal sealed class ManagedProcess : IAsyncDisposable
{
    internal const int SigInt = 2;
    internal const int SigTerm = 15;
    private const int SigKill = 9;

    private readonly Process _process;
    private readonly Watchdog _watchdog;
    private readonly int _stopSignal;

    private ManagedProcess(Process process, Watchdog watchdog, int stopSignal) => (_process, _watchdog, _stopSignal) = (process, watchdog, stopSignal);

    /// <summary>How a program gets a session of its own; the program takes the place of this one.</summary>
    internal static string[] Session { get; } = OperatingSystem.IsLinux() && File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid"] : [];

    internal int Id => _process.Id;

    internal int ExitCode => _process.ExitCode;

    internal bool HasExited => _process.HasExited;

    internal Task Exited => _process.WaitForExitAsync();

    internal static ManagedProcess Start(
        Watchdog watchdog, IReadOnlyList<string> command, string workingDirectory, IReadOnlyDictionary<string, string?> environment, Action<string> output, int stopSignal = SigTerm)
    {
        string[] line = [.. Session, .. command];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var process = Process.Start(start) ?? throw new DistributedApplicationException($"Could not start {command[0]}.");
        watchdog.Watch(process.Id, stopSignal);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, e) => Tell(e.Data);
        process.ErrorDataReceived += (_, e) => Tell(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, watchdog, stopSignal);

        void Tell(string? text)
        {
            if (text is not null) output(text);
        }
    }

    /// <summary>Asks it to end, then ends it.</summary>
    internal async Task StopAsync(TimeSpan grace)
    {
        if (!HasExited) Signal(_stopSignal);
        try
        {
            await Exited.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Signal(SigKill);
            await Exited;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(15));
        _watchdog.Forget(Id);
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        if (OperatingSystem.IsWindows()) _process.Kill(entireProcessTree: true);
        else _ = kill(Id, signal);
    }

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
