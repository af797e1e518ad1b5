using Npgsql;

namespace Anyray.Tests.Infrastructure;

/// <summary>A real Postgres on a free loopback port, with its data in a temporary folder.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Lazy = new(() => StartAsync());
    private readonly ServerProcess _process;
    private readonly string _data;

    private PostgresServer(ServerProcess process, string data, int port) => (_process, _data, Port) = (process, data, port);

    /// <summary>Where postgres is, or null.</summary>
    public static string? Program { get; } = TestEnvironment.Find("postgres", Folders());

    /// <summary>The one server that a test run shares; take a <see cref="NewDatabaseAsync"/> of it.</summary>
    public static Task<PostgresServer> SharedAsync() => Lazy.Value;

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Starts a server of one's own (to kill it, say).</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        if (Program is null) throw new InvalidOperationException("postgres is not installed (eng/test.sh installs it).");
        var data = Path.Combine(Path.GetTempPath(), $"anyray-tests-pg-{Guid.NewGuid():n}");
        await using (var initdb = ServerProcess.Start([.. AsServerUser, Path.Combine(Path.GetDirectoryName(Program)!, "initdb"), "-D", data, "-U", "anyray", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]))
        {
            await initdb.WaitForExitAsync(TimeSpan.FromMinutes(2));
            if (!Directory.Exists(data)) throw new InvalidOperationException($"initdb failed:\n{initdb.Output}");
        }
        return await StartAsync(data, FreePort.Next());
    }

    /// <summary>Kills it, as a crash would, and starts it again on the same data and port.</summary>
    public async Task<PostgresServer> CrashAndRestartAsync()
    {
        _process.Signal(ServerProcess.SigKill);
        await _process.DisposeAsync();
        return await StartAsync(_data, Port);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private static async Task<PostgresServer> StartAsync(string data, int port)
    {
        var process = ServerProcess.Start(
            [.. AsServerUser, Program!, "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=200"],
            ServerProcess.SigInt,
            data);
        var server = new PostgresServer(process, data, port);
        await Eventually.IsTrueAsync(async () => process.HasExited || await server.AcceptsQueriesAsync(), "postgres accepts queries", seconds: 60);
        return process.HasExited ? throw new InvalidOperationException($"postgres ended:\n{process.Output}") : server;
    }

    private async Task<bool> AcceptsQueriesAsync()
    {
        await using var source = NpgsqlDataSource.Create($"{ConnectionString("postgres")};Pooling=false");
        try
        {
            await using var connection = await source.OpenConnectionAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=anyray;Database={database}";

    // postgres and initdb refuse to run as root. setpriv, unlike runuser, becomes the server itself, so that signals reach it.
    private static string[] AsServerUser { get; } = Environment.UserName == "root"
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
        : [];

    private static string[] Folders() =>
        [.. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(f => Path.Combine(f, "bin")) : [], "/opt/homebrew/bin"];
}
