using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Anyray.ServiceDefaults.Configuration;

/// <summary>Where a service keeps its files: <c>ANYRAY_DATA_DIR</c>, else <c>artifacts/data/&lt;service&gt;</c> of the repository in Development, else <c>/data</c>.</summary>
public static class DataDirectory
{
    /// <summary>The folder of <paramref name="service"/>; it is created when missing.</summary>
    public static string For(IConfiguration configuration, IHostEnvironment environment, string service)
    {
        var path = configuration["ANYRAY_DATA_DIR"] is { Length: > 0 } configured
            ? configured
            : environment.IsDevelopment() && RepositoryRoot() is { } root
                ? Path.Combine(root, "artifacts", "data", service)
                : "/data";
        return Directory.CreateDirectory(path).FullName;
    }

    private static string? RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Anyray.sln"))) return folder.FullName;
        return null;
    }
}
