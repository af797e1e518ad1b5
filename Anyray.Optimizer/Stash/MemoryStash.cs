using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Stash;

/// <summary>Entries in this process, bounded in bytes; the oldest go first.</summary>
internal sealed class MemoryStash(IOptions<OptimizerOptions> options) : IStash, IDisposable
{
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = options.Value.MemoryBytes });

    public bool IsDurable => false;

    public ValueTask PutAsync(string tenant, string handle, ReadOnlyMemory<byte> content)
    {
        _entries.Set(StashKey.Of(tenant, handle), content.ToArray(), new MemoryCacheEntryOptions
        {
            Size = content.Length + 128,
            AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(options.Value.StashHours),
        });
        return default;
    }

    public ValueTask<byte[]?> GetAsync(string tenant, string handle) => new(_entries.Get<byte[]>(StashKey.Of(tenant, handle)));

    public void Dispose() => _entries.Dispose();
}
