using System.Diagnostics;
using Npgsql;

namespace Anyray.Bench.Ledger;

/// <summary>A Postgres of the benchmark's own on a free loopback port; its data goes with it.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    // postgres and initdb refuse to run as root. setpriv becomes the server itself, so that signals reach it.
    private static readonly string[] AsServerUser = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : [];
    private readonly string _data;

    private PostgresProcess(string folder, string data)
    {
        _data = data;
        var port = Loopback.FreePort();
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=anyray;Database=postgres";
        Server = new KillableServer("postgres", new Dictionary<string, string>(),
            [.. AsServerUser, Path.Combine(folder, "postgres"), "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_wal_size=4GB"], AcceptsAsync);
    }

    public string ConnectionString { get; }

    public KillableServer Server { get; }

    /// <exception cref="InvalidOperationException">Postgres is not installed, or will not make its data folder.</exception>
    public static async Task<PostgresProcess> StartAsync()
    {
        var folder = Folders().FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb"))) ?? throw new InvalidOperationException("Postgres is not installed: apt-get install postgresql.");
        var data = Path.Combine(Path.GetTempPath(), $"anyray-bench-pg-{Guid.NewGuid():n}");
        string[] command = [.. AsServerUser, Path.Combine(folder, "initdb"), "-D", data, "-U", "anyray", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
        using (var initdb = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() })!)
        {
            await initdb.StandardOutput.ReadToEndAsync();
            await initdb.WaitForExitAsync();
            if (initdb.ExitCode != 0) throw new InvalidOperationException("initdb failed.");
        }
        var postgres = new PostgresProcess(folder, data);
        await postgres.Server.StartAsync();
        return postgres;
    }

    /// <summary>Runs SQL of the benchmark's own.</summary>
    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{ConnectionString};Pooling=false;Command Timeout=600");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task<bool> AcceptsAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Timeout=2");
            await connection.OpenAsync();
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    private static string[] Folders() =>
        [.. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(f => Path.Combine(f, "bin")) : [], .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')];
}
