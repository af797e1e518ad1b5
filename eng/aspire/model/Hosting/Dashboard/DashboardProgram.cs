using System.Runtime.InteropServices;
using Aspire.Hosting.Running;
using Aspire.Hosting.Stores;

namespace Aspire.Hosting.Dashboard;

/// <summary>Finds Aspire's command line program, which the dashboard is part of.</summary>
internal static class DashboardProgram
{
    private const string Version = "13.5.4";

    internal static string? OnPath => NativePrograms.Find(OperatingSystem.IsWindows() ? "aspire.exe" : "aspire", Folder("~/.aspire/bin"));

    /// <summary>Fetches it with npm into <paramref name="folder"/>, unless it is there.</summary>
    internal static async Task<string> FetchAsync(string folder, Watchdog watchdog, Action<string> output, CancellationToken cancellationToken)
    {
        var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var package = $"@microsoft/aspire-cli-{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var program = Path.Combine(folder, "node_modules", package, "bin", OperatingSystem.IsWindows() ? "aspire.exe" : "aspire");
        if (File.Exists(program)) return program;

        var npm = NativePrograms.Find("npm") ?? throw new DistributedApplicationException("it needs npm, which is not installed");
        Directory.CreateDirectory(folder);
        output($"fetching {package} {Version} with npm into {NativePrograms.Shown(folder)} (once)");
        await using var install = ManagedProcess.Start(
            watchdog, [npm, "install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error", $"{package}@{Version}"], folder, new Dictionary<string, string?>(), output);
        await install.Exited.WaitAsync(cancellationToken);
        return File.Exists(program) ? program : throw new DistributedApplicationException($"npm did not bring {package} (code {install.ExitCode})");
    }

    private static string Folder(string path) => path.Replace("~", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
}
