namespace Anyray.Tests.Infrastructure;

/// <summary>A real Redis on a free loopback port, in memory only.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly Lazy<Task<RedisServer>> Lazy = new(() => StartAsync());
    private readonly ServerProcess _process;
    private int _databases;

    private RedisServer(ServerProcess process, int port) => (_process, Port) = (process, port);

    /// <summary>Where redis-server is, or null.</summary>
    public static string? Program { get; } = TestEnvironment.Find("redis-server", "/usr/local/bin", "/opt/homebrew/bin");

    /// <summary>The one server that a test run shares; take a <see cref="NewDatabase"/> of it.</summary>
    public static Task<RedisServer> SharedAsync() => Lazy.Value;

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Connection string of an empty database that nobody else uses.</summary>
    public string NewDatabase() => $"127.0.0.1:{Port},defaultDatabase={Interlocked.Increment(ref _databases)}";

    /// <summary>Starts a server of one's own (to kill it, say), on a free port or on the one it had before.</summary>
    public static async Task<RedisServer> StartAsync(int? port = null)
    {
        if (Program is null) throw new InvalidOperationException("redis-server is not installed (eng/test.sh installs it).");
        var chosen = port ?? FreePort.Next();
        var process = ServerProcess.Start([Program, "--port", $"{chosen}", "--bind", "127.0.0.1", "--databases", "4096", "--save", "", "--appendonly", "no"]);
        await Eventually.IsTrueAsync(async () => process.HasExited || await FreePort.AnswersAsync(chosen), "redis-server answers");
        return process.HasExited ? throw new InvalidOperationException($"redis-server ended:\n{process.Output}") : new RedisServer(process, chosen);
    }

    /// <summary>Sends it a signal, e.g. to freeze it.</summary>
    public void Signal(int signal) => _process.Signal(signal);

    /// <summary>Kills it, as a crash would.</summary>
    public void Kill() => _process.Signal(ServerProcess.SigKill);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
