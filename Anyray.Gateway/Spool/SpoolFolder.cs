namespace Anyray.Gateway.Spool;

/// <summary>
/// One instance's folder of segments (<c>00000001.seg</c>, …), owned by whoever holds its lock file. The operating system
/// drops the lock with the process, so the folder of a dead instance can be taken over.
/// </summary>
internal sealed class SpoolFolder : IDisposable
{
    private readonly FileStream _lock;

    private SpoolFolder(string path, FileStream heldLock)
    {
        Path = path;
        _lock = heldLock;
    }

    public string Path { get; }

    /// <summary>The folder, or null when another instance holds it.</summary>
    public static SpoolFolder? TryOpen(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            return new SpoolFolder(path, new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Numbers of the segments there, ascending.</summary>
    public List<int> Segments()
    {
        var numbers = new List<int>();
        foreach (var file in Directory.EnumerateFiles(Path, "*.seg"))
            if (int.TryParse(System.IO.Path.GetFileNameWithoutExtension(file), out var number)) numbers.Add(number);
        numbers.Sort();
        return numbers;
    }

    public string Segment(int number) => System.IO.Path.Combine(Path, $"{number:D8}.seg");

    public void Dispose() => _lock.Dispose();

    /// <summary>Removes an emptied folder; the lock goes with it.</summary>
    public void Delete()
    {
        Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
