using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Spool;

/// <summary>The folder under which every instance on this machine has its own spool.</summary>
internal sealed class SpoolRoot(IConfiguration configuration, IHostEnvironment environment)
{
    private readonly string _path = Path.Combine(DataDirectory.For(configuration, environment, "gateway"), "spool");

    /// <summary>A fresh folder for this instance.</summary>
    public SpoolFolder OpenOwn() =>
        SpoolFolder.TryOpen(Path.Combine(_path, Ulid.NewUlid().ToString()))
        ?? throw new IOException($"The spool folder under {_path} cannot be locked.");

    /// <summary>Folders that no living instance holds; the caller owns what it gets.</summary>
    public IEnumerable<SpoolFolder> Abandoned(string own)
    {
        foreach (var path in Directory.EnumerateDirectories(_path))
            if (path != own && SpoolFolder.TryOpen(path) is { } folder) yield return folder;
    }
}
