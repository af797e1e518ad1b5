using Anyray.Optimizer.Redis;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Anyray.Optimizer.Stash;

/// <summary>Entries that all replicas share. While Redis is away this process's memory keeps them.</summary>
internal sealed class RedisStash(RedisLink redis, ContentCipher cipher, MemoryStash memory, IOptions<OptimizerOptions> options) : IStash
{
    public bool IsDurable => true;

    public async ValueTask PutAsync(string tenant, string handle, ReadOnlyMemory<byte> content)
    {
        await memory.PutAsync(tenant, handle, content);
        var stored = cipher.Seal(content.Span);
        await redis.TryAsync(db => db.StringSetAsync(Key(tenant, handle), stored, TimeSpan.FromHours(options.Value.StashHours)));
    }

    public async ValueTask<byte[]?> GetAsync(string tenant, string handle)
    {
        if (await memory.GetAsync(tenant, handle) is { } own) return own;
        var (ok, stored) = await redis.TryAsync(db => db.StringGetAsync(Key(tenant, handle)));
        return ok && stored.HasValue ? cipher.Open((byte[])stored!) : null;
    }

    private static RedisKey Key(string tenant, string handle) => "anyray:stash:" + StashKey.Of(tenant, handle);
}
