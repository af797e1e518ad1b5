using Anyray.ServiceDefaults.Configuration;
using Anyray.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Anyray.Tests.ServiceDefaults;

public sealed class DataDirectoryTests
{
    [Fact]
    public void For_VariableSet_IsThatFolderAndExists()
    {
        using var parent = new TemporaryFolder();
        var folder = Path.Combine(parent.Path, "new");
        Assert.Equal(folder, For("Production", ("ANYRAY_DATA_DIR", folder)));
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public void For_Development_IsInTheRepositorysArtifacts() =>
        Assert.Equal(Path.Combine(TestEnvironment.RepositoryRoot, "artifacts", "data", "tests"), For("Development"));

    private static string For(string environment, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        return DataDirectory.For(builder.Configuration, builder.Environment, "tests");
    }
}
