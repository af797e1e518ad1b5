namespace Anyray.Tests.Infrastructure;

/// <summary>A folder that other users may enter (a server may run as one), removed afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"anyray-tests-{Guid.NewGuid():n}")).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Something still writes there; the system's temporary folder is emptied by others.
        }
    }
}
