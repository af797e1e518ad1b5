using System.Collections;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.Build;

public sealed class UseAspireTests : IDisposable
{
    private readonly TemporaryFolder _clone = new();

    [Fact]
    public async Task The_first_command_in_a_clone_turns_to_Aspire_where_the_package_sources_carry_it()
    {
        // What the probe asks for is another SDK, one that package sources carry everywhere.
        var output = await FirstBuildAsync("Microsoft.Build.NoTargets", "3.7.0");
        Assert.Contains("UseAspire=true: the package sources carry Microsoft.Build.NoTargets 3.7.0", output);
        // The same command went on with the genuine packages: it has built with them, or missed them by name.
        Assert.Matches(@"Build succeeded|Aspire\.Hosting\.AppHost", output);
        Assert.DoesNotContain("Aspire.Hosting.Model", output);
        Assert.Contains("<UseAspire>true</UseAspire>", await File.ReadAllTextAsync(Path.Combine(_clone.Path, "artifacts", "aspire.props")));
    }

    public void Dispose() => _clone.Dispose();

    private async Task<string> FirstBuildAsync(string sdk, string version)
    {
        await RunAsync(TestEnvironment.RepositoryRoot, [], ["/bin/sh", "-c", "git ls-files -z -- ':!adapters' ':!bench' ':!docs' | tar --null -T - -cf - | tar -xf - -C \"$0\"", _clone.Path]);
        var environment = new Dictionary<string, string?> { ["AspireProbeSdk"] = sdk, ["AspireProbeVersion"] = version, ["MSBUILDDISABLENODEREUSE"] = "1" };
        foreach (DictionaryEntry own in Environment.GetEnvironmentVariables())
            if (own.Key is string name && name is not "MSBUILDDISABLENODEREUSE" && (name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name == "UseAspire")) environment[name] = null;
        return await RunAsync(_clone.Path, environment, ["dotnet", "build", "Anyray.AppHost", "--nologo", "-v", "minimal"]);
    }

    private static async Task<string> RunAsync(string folder, Dictionary<string, string?> environment, string[] command)
    {
        await using var process = ServerProcess.Start(command, environment: environment, workingDirectory: folder);
        await process.WaitForExitAsync(TimeSpan.FromMinutes(5));
        return process.Output;
    }
}
