using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Stash;

namespace Anyray.Optimizer.Cache;

/// <summary>Answers that all replicas share. While Redis is away this process's memory serves.</summary>
internal sealed class RedisAnswerStore(RedisLink redis, ContentCipher cipher, MemoryAnswerStore memory) : IAnswerStore
{
    private const string Prefix = "anyray:answer:";

    public async ValueTask<byte[]?> GetAsync(string key)
    {
        var (ok, stored) = await redis.TryAsync(db => db.StringGetAsync(Prefix + key));
        if (!ok) return await memory.GetAsync(key);
        return stored.HasValue ? cipher.Open((byte[])stored!) : null;
    }

    public async ValueTask SetAsync(string key, byte[] answer, TimeSpan lifetime)
    {
        await memory.SetAsync(key, answer, lifetime);
        await redis.TryAsync(db => db.StringSetAsync(Prefix + key, cipher.Seal(answer), lifetime));
    }
}
