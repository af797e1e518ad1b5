using Anyray.ServiceDefaults.Configuration;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Stash;

/// <summary>Encrypted files in the data folder, for one replica without Redis. Files past their time are deleted when they are met.</summary>
internal sealed class FileStash(ContentCipher cipher, IConfiguration configuration, IHostEnvironment environment, TimeProvider time, IOptions<OptimizerOptions> options) : IStash
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(DataDirectory.For(configuration, environment, "optimizer"), "stash")).FullName;
    private readonly TimeSpan _lifetime = TimeSpan.FromHours(options.Value.StashHours);
    private long _sweptAt;

    public bool IsDurable => true;

    public async ValueTask PutAsync(string tenant, string handle, ReadOnlyMemory<byte> content)
    {
        Sweep();
        var path = PathOf(tenant, handle);
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return;
        }
        var draft = $"{path}.{Guid.NewGuid():n}";
        await File.WriteAllBytesAsync(draft, cipher.Seal(content.Span));
        File.Move(draft, path, overwrite: true);
        File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
    }

    public async ValueTask<byte[]?> GetAsync(string tenant, string handle)
    {
        var path = PathOf(tenant, handle);
        return File.Exists(path) && !IsOld(path) ? cipher.Open(await File.ReadAllBytesAsync(path)) : null;
    }

    private string PathOf(string tenant, string handle) => Path.Combine(_folder, StashKey.Of(tenant, handle));

    private bool IsOld(string path) => time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) > _lifetime;

    private void Sweep()
    {
        var last = Interlocked.Read(ref _sweptAt);
        if (last != 0 && time.GetElapsedTime(last) < SweepEvery) return;
        if (Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), last) != last) return;
        foreach (var path in Directory.EnumerateFiles(_folder))
            if (IsOld(path)) File.Delete(path);
    }
}
