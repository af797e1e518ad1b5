using System.Text;
using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Stash;
using StackExchange.Redis;

namespace Anyray.Optimizer.Sessions;

/// <summary>One hash per session, shared by all replicas. Entries name what they are about, so replicas never overwrite each other's. While Redis is away memory keeps them.</summary>
internal sealed class RedisSessionStore(RedisLink redis, ContentCipher cipher, MemorySessionStore memory) : ISessionStore
{
    public async ValueTask<IReadOnlyDictionary<string, string>> LoadAsync(string tenant, string session)
    {
        var (ok, fields) = await redis.TryAsync(db => db.HashGetAllAsync(Key(tenant, session)));
        if (!ok || fields is null || fields.Length == 0) return await memory.LoadAsync(tenant, session);
        var entries = new Dictionary<string, string>(fields.Length);
        foreach (var field in fields)
            if (cipher.Open((byte[])field.Value!) is { } value) entries[field.Name!] = Encoding.UTF8.GetString(value);
        return entries;
    }

    public async ValueTask SaveAsync(string tenant, string session, IReadOnlyDictionary<string, string> entries, bool anew)
    {
        await memory.SaveAsync(tenant, session, entries, anew);
        await redis.TryAsync(async db =>
        {
            var key = Key(tenant, session);
            var batch = db.CreateTransaction();
            if (anew) _ = batch.KeyDeleteAsync(key);
            var fields = new HashEntry[entries.Count];
            var i = 0;
            foreach (var (name, value) in entries) fields[i++] = new HashEntry(name, cipher.Seal(Encoding.UTF8.GetBytes(value)));
            _ = batch.HashSetAsync(key, fields);
            _ = batch.KeyExpireAsync(key, SessionTracker.Lifetime);
            return await batch.ExecuteAsync();
        });
    }

    private static RedisKey Key(string tenant, string session) => "anyray:session:" + StashKey.Of(tenant, session);
}
