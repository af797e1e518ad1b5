namespace Anyray.Bench.Gateway;

/// <summary>All contenders and the servers behind them, started from what is built beside this program.</summary>
internal sealed class Field : IAsyncDisposable
{
    private readonly List<ServerProcess> _servers = [];
    private readonly string _data = Directory.CreateTempSubdirectory("anyray-bench-gateway-").FullName;
    private readonly string _logs;

    private Field(string logs) => _logs = logs;

    public List<Contender> Contenders { get; } = [];

    /// <param name="logs">Folder of what the servers print.</param>
    /// <param name="portkey">Portkey's <c>start-server.js</c>; null leaves it out.</param>
    public static async Task<Field> StartAsync(string logs, string? portkey)
    {
        var field = new Field(logs);
        try
        {
            await field.StartAsync(portkey);
            return field;
        }
        catch
        {
            await field.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until no server works any more, 5 s at most: what one contender left behind, ledger rows above all, is not the next one's load.</summary>
    public async Task QuietAsync()
    {
        for (var tries = 0; tries < 17; tries++)
        {
            var before = Processor();
            await Task.Delay(300);
            if (Processor() - before < TimeSpan.FromMilliseconds(30)) return;
        }

        TimeSpan Processor() => _servers.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Processor);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers)) await server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task StartAsync(string? portkey)
    {
        var upstream = await Dotnet("upstream", "/", [], "Anyray.Bench", "gateway-upstream").ReadyAsync();
        var plain = Dotnet("yarp", "/", [], "Anyray.Bench", "gateway-yarp", "--to", upstream.Url);
        var store = await Dotnet("spendstore", "/health", Variables("spendstore"), "Anyray.SpendStore").ReadyAsync();
        var optimizer = Dotnet("optimizer", "/health", [.. Variables("optimizer"), new("ANYRAY_SPEND_STORE_URL", store.Url)], "Anyray.Optimizer");
        var off = Gateway("gateway-off", upstream, store, optimizer);
        var on = Gateway("gateway-on", upstream, store, optimizer);
        Contenders.Add(new Contender("direct", upstream, ""));
        Contenders.Add(new Contender("plain YARP", plain, "", plain));
        Contenders.Add(new Contender("Anyray, optimize off", off, "x-anyray-provider: openai\r\nx-anyray-optimize: off\r\n", off));
        Contenders.Add(new Contender("Anyray, optimize on", on, "x-anyray-provider: openai\r\n", on, optimizer));
        if (portkey is not null)
        {
            var other = Add(new ServerProcess("portkey", _logs, "/", new Dictionary<string, string> { ["NODE_ENV"] = "production" },
                "node", "--require", Path.Combine(AppContext.BaseDirectory, "Gateway", "loopback.cjs"), portkey, "--port={port}", "--headless"));
            Contenders.Add(new Contender("Portkey", other, $"x-portkey-provider: openai\r\nx-portkey-custom-host: {upstream.Url}/v1\r\n", other));
        }
        foreach (var server in _servers) await server.ReadyAsync();
    }

    private ServerProcess Gateway(string name, ServerProcess upstream, ServerProcess store, ServerProcess optimizer) => Dotnet(name, "/livez",
        [.. Variables(name), new("ANYRAY_SPEND_STORE_URL", store.Url), new("ANYRAY_OPTIMIZER_URL", optimizer.Url), new("ANYRAY_PROVIDER_URL_OPENAI", upstream.Url + "/v1"), new("ANYRAY_PROVIDER_KEY_OPENAI", "sk-bench")],
        "Anyray.Gateway");

    private List<KeyValuePair<string, string>> Variables(string name) =>
        [new("ASPNETCORE_ENVIRONMENT", "Development"), new("ANYRAY_DATA_DIR", Path.Combine(_data, name)), new("ANYRAY_ADMIN_TOKEN", "bench"), new("ANYRAY_INTERNAL_TOKEN", "bench"), new("ANYRAY_OPTIMIZER_TOKEN", "bench")];

    private ServerProcess Dotnet(string name, string probe, List<KeyValuePair<string, string>> variables, string program, params string[] arguments) =>
        Add(new ServerProcess(name, _logs, probe, new Dictionary<string, string>(variables), ["dotnet", Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments, "--urls", "http://127.0.0.1:{port}"]));

    private ServerProcess Add(ServerProcess server)
    {
        _servers.Add(server);
        return server;
    }
}
