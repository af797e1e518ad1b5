using System.Diagnostics;

namespace Aspire.Hosting.Running;

/// <summary>
/// Ends the programs that a killed AppHost leaves behind: a shell that reads a pipe which only the AppHost holds open,
/// and signals them when the pipe closes.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const string Script = """
        list=
        while read -r verb id signal; do
          kept=
          for entry in $list; do [ "${entry%:*}" = "$id" ] || kept="$kept $entry"; done
          list=$kept
          [ "$verb" = forget ] || list="$list $id:$signal"
        done
        for entry in $list; do kill -"${entry#*:}" "${entry%:*}"; done
        [ -z "$list" ] || sleep 5
        for entry in $list; do kill -9 "${entry%:*}"; done
        """;

    private readonly Lock _lock = new();
    private readonly Process? _shell;

    public Watchdog()
    {
        if (OperatingSystem.IsWindows()) return;
        string[] command = [.. ManagedProcess.Session, "/bin/sh", "-c", Script];
        _shell = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
    }

    internal void Watch(int id, int signal) => Tell($"watch {id} {signal}");

    internal void Forget(int id) => Tell($"forget {id}");

    public void Dispose()
    {
        _shell?.StandardInput.Close();
        _shell?.Dispose();
    }

    private void Tell(string line)
    {
        if (_shell is null) return;
        lock (_lock)
        {
            _shell.StandardInput.WriteLine(line);
            _shell.StandardInput.Flush();
        }
    }
}
