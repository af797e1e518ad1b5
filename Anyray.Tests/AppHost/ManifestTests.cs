using System.Text.Json.Nodes;
using Anyray.Tests.Infrastructure;

namespace Anyray.Tests.AppHost;

public sealed class ManifestTests
{
    private const string Command = "dotnet run --project Anyray.AppHost -- --publisher manifest --output-path ../aspire-manifest.json";

    [Fact]
    public async Task The_manifest_that_is_checked_in_is_the_one_the_AppHost_writes()
    {
        // One folder below the root, so the paths inside begin with ../
        var path = Path.Combine(TestEnvironment.RepositoryRoot, "artifacts", $"manifest-{Guid.NewGuid():n}.json");
        await using (var publish = ServerProcess.Start(["dotnet", AppHostProcess.Assembly, "--publisher", "manifest", "--output-path", path]))
        {
            await publish.WaitForExitAsync(TimeSpan.FromSeconds(60));
            Assert.True(File.Exists(path), publish.Output);
        }
        var written = (await File.ReadAllTextAsync(path)).Replace("\"../", "\"", StringComparison.Ordinal);
        File.Delete(path);

        var checkedIn = await File.ReadAllTextAsync(Path.Combine(TestEnvironment.RepositoryRoot, "aspire-manifest.json"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(checkedIn), JsonNode.Parse(written)), $"aspire-manifest.json is not up to date. Run: {Command}");
    }

    [Fact]
    public async Task The_manifest_has_only_what_deployers_accept()
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(TestEnvironment.RepositoryRoot, "aspire-manifest.json")))!;
        var resources = manifest["resources"]!.AsObject();
        Assert.All(resources, r => Assert.Contains((string)r.Value!["type"]!, new[] { "project.v0", "container.v0", "value.v0", "parameter.v0", "annotated.string" }));
        Assert.Equal("gateway", Assert.Single(resources, r => r.Value!.ToJsonString().Contains("\"external\":true")).Key);
    }
}
