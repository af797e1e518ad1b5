using System.Runtime.InteropServices;

namespace Anyray.Tests.Infrastructure;

/// <summary>Finds processes, however far removed, by a variable that was put into the environment of the first one.</summary>
public static class MarkedProcesses
{
    /// <summary>Their ids; those that have ended and only wait to be waited for do not count.</summary>
    public static IReadOnlyList<int> Find(string marker, string commandContains = "") =>
    [
        .. Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id != 0 && Read(id, "environ").Contains(marker, StringComparison.Ordinal) && CommandLine(id).Contains(commandContains, StringComparison.Ordinal)),
    ];

    /// <summary>The command line, its words apart by spaces.</summary>
    public static string CommandLine(int id) => Read(id, "cmdline").Replace('\0', ' ').Trim();

    /// <summary>The words of the command line.</summary>
    public static string[] Command(int id) => Read(id, "cmdline").TrimEnd('\0').Split('\0');

    /// <summary>The variables it was started with.</summary>
    public static Dictionary<string, string?> Environment(int id) =>
        Read(id, "environ").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => (string?)group.Last().ElementAtOrDefault(1));

    /// <summary>Kills them, as a crash would.</summary>
    public static void Kill(IEnumerable<int> ids)
    {
        foreach (var id in ids) _ = kill(id, ServerProcess.SigKill);
    }

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
