using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Stores;

/// <summary>Runs this machine's Postgres on loopback. It refuses to run as root: then it runs as the user <c>postgres</c>.</summary>
internal static class NativePostgres
{
    private static readonly bool IsRoot = Environment.UserName == "root" && !OperatingSystem.IsWindows();

    // setpriv, unlike runuser, becomes the program itself, so that signals reach it.
    private static readonly string[] AsServerUser = IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : [];

    internal static StoreLaunch? Find(PostgresServerResource postgres, StoreFolder folder)
    {
        if (NativePrograms.Find("postgres", Folders()) is not { } program || NativePrograms.Find("initdb", Path.GetDirectoryName(program)!) is not { } initdb) return null;
        var data = Path.Combine(Reachable(folder.Path), postgres.Name);
        return new($"starting {program}, data in {NativePrograms.Shown(data)}", async (port, watchdog, output, cancellationToken) =>
        {
            await PrepareAsync(postgres, initdb, data, watchdog, output, cancellationToken);
            await PostmasterFile.ReleaseAsync(data, cancellationToken);
            return ManagedProcess.Start(
                watchdog, [.. AsServerUser, program, "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
                "/", new Dictionary<string, string?>(), output, ManagedProcess.SigInt);
        });
    }

    private static async Task PrepareAsync(PostgresServerResource postgres, string initdb, string data, Watchdog watchdog, Action<string> output, CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(data, "PG_VERSION"))) return;
        Directory.CreateDirectory(data);
        var password = $"{data}.password";
        StoreFolder.WritePrivate(password, await postgres.PasswordParameter.GetValueAsync(cancellationToken) ?? "");
        try
        {
            if (IsRoot) await RunAsync(["chown", "postgres:", data, password], watchdog, output, cancellationToken);
            await RunAsync([.. AsServerUser, initdb, "-D", data, "-U", PostgresServerResource.User, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C"], watchdog, output, cancellationToken);
        }
        finally
        {
            File.Delete(password);
        }
    }

    private static async Task RunAsync(IReadOnlyList<string> command, Watchdog watchdog, Action<string> output, CancellationToken cancellationToken)
    {
        await using var process = ManagedProcess.Start(watchdog, command, "/", new Dictionary<string, string?>(), output);
        await process.Exited.WaitAsync(cancellationToken);
        if (process.ExitCode != 0) throw new DistributedApplicationException($"{Path.GetFileName(command[0] == "setpriv" ? command[AsServerUser.Length] : command[0])} ended with code {process.ExitCode}");
    }

    // The clone may be below a folder that only root enters.
    private static string Reachable(string folder)
    {
        if (!IsRoot) return folder;
        Directory.CreateDirectory(folder);
        using var test = Process.Start(new ProcessStartInfo(AsServerUser[0], [.. AsServerUser.Skip(1), "test", "-x", folder]) { RedirectStandardError = true })!;
        test.WaitForExit();
        return test.ExitCode == 0 ? folder : $"/var/tmp/anyray-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12]}";
    }

    private static IEnumerable<string> Folders() =>
        [.. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(f => Path.Combine(f, "bin")) : [], "/opt/homebrew/bin"];
}
