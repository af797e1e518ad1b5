using System.Globalization;
using Anyray.Optimizer.Redis;
using Anyray.Optimizer.Stash;
using StackExchange.Redis;

namespace Anyray.Optimizer.Regret;

/// <summary>Counters that all replicas add to: one hash per tenant and hour. While Redis is away this process's memory counts.</summary>
internal sealed class RedisRegretStore(RedisLink redis, MemoryRegretStore memory) : IRegretStore
{
    public async ValueTask<IReadOnlyList<IReadOnlyDictionary<string, long>>> ReadAsync(string tenant, IReadOnlyList<long> hours)
    {
        var (ok, hashes) = await redis.TryAsync(db => Task.WhenAll(hours.Select(hour => db.HashGetAllAsync(Key(tenant, HourOf(hour))))));
        if (!ok || hashes is null) return await memory.ReadAsync(tenant, hours);
        return [.. hashes.Select(hash => hash.ToDictionary(field => field.Name.ToString(), field => (long)field.Value))];
    }

    public async ValueTask AddAsync(string tenant, long hour, IReadOnlyDictionary<string, long> amounts, TimeSpan lifetime)
    {
        await memory.AddAsync(tenant, hour, amounts, lifetime);
        await redis.TryAsync(async db =>
        {
            var batch = db.CreateTransaction();
            var key = Key(tenant, HourOf(hour));
            foreach (var (name, amount) in amounts) _ = batch.HashIncrementAsync(key, name, amount);
            _ = batch.KeyExpireAsync(key, lifetime);
            return await batch.ExecuteAsync();
        });
    }

    public async ValueTask NoteAsync(string tenant, string key, string note, TimeSpan lifetime)
    {
        await memory.NoteAsync(tenant, key, note, lifetime);
        await redis.TryAsync(db => db.StringSetAsync(Key(tenant, key), note, lifetime));
    }

    public async ValueTask<string?> NoteOfAsync(string tenant, string key)
    {
        var (ok, note) = await redis.TryAsync(db => db.StringGetAsync(Key(tenant, key)));
        return ok ? note : await memory.NoteOfAsync(tenant, key);
    }

    private static string HourOf(long hour) => hour.ToString(CultureInfo.InvariantCulture);

    private static RedisKey Key(string tenant, string name) => "anyray:regret:" + StashKey.Of(tenant, name);
}
