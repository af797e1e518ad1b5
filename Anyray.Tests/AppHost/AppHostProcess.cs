using System.Text.RegularExpressions;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.AppHost;

/// <summary>The AppHost as a person starts it, but on free ports and with its data in a folder of the test's.</summary>
internal sealed partial class AppHostProcess : IAsyncDisposable
{
    private readonly string _marker = $"ANYRAY_TEST_RUN={Guid.NewGuid():n}";

    private AppHostProcess(string folder, string[] options)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ANYRAY_DATA_DIR"] = folder,
            ["ANYRAY_EXT_PROC_PORT"] = "0",
            ["DOTNET_ENVIRONMENT"] = "Development",
        };
        // A background job's children inherit an ignored SIGINT; Ctrl+C has to reach this one wherever the tests run.
        string[] command =
            ["env", "--default-signal=INT", _marker, "setsid", "dotnet", Assembly, $"--Aspire:Store:Path={folder}", "--DcpPublisher:RandomizePorts=true", .. options];
        Server = ServerProcess.Start(command, environment: environment, workingDirectory: Path.Combine(TestEnvironment.RepositoryRoot, "Anyray.AppHost"));
    }

    /// <summary>What the build made of it, beside these tests.</summary>
    public static string Assembly { get; } = Path.Combine(
        TestEnvironment.RepositoryRoot, "Anyray.AppHost", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "Anyray.AppHost.dll");

    public ServerProcess Server { get; }

    public string AdminToken => Match(AdminTokenLine());

    public HttpClient Gateway => field ??= new() { BaseAddress = new Uri(Match(GatewayLine())), Timeout = TimeSpan.FromSeconds(20) };

    public static async Task<AppHostProcess> StartAsync(string folder, params string[] options)
    {
        var host = new AppHostProcess(folder, options);
        await Eventually.IsTrueAsync(() => host.Server.HasExited || AdminTokenLine().IsMatch(host.Server.Output), "the AppHost is ready", seconds: 120);
        Assert.False(host.Server.HasExited, host.Server.Output);
        return host;
    }

    /// <summary>Every process it started, and itself.</summary>
    public IReadOnlyList<int> Processes(string commandContains = "") => MarkedProcesses.Find(_marker, commandContains);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        MarkedProcesses.Kill(Processes());
    }

    private string Match(Regex line) => line.Match(Server.Output).Groups[1].Value;

    [GeneratedRegex(@"Admin token\s+(\S+)")]
    private static partial Regex AdminTokenLine();

    [GeneratedRegex(@"Gateway\s+(http://[^/\s]+)")]
    private static partial Regex GatewayLine();
}
