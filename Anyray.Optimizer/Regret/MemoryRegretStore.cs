using Microsoft.Extensions.Caching.Memory;

namespace Anyray.Optimizer.Regret;

/// <summary>Counters and notes in this process, bounded in number.</summary>
internal sealed class MemoryRegretStore : IRegretStore, IDisposable
{
    private static readonly IReadOnlyDictionary<string, long> None = new Dictionary<string, long>();

    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = 200_000 });
    private readonly Lock _lock = new();

    public ValueTask<IReadOnlyList<IReadOnlyDictionary<string, long>>> ReadAsync(string tenant, IReadOnlyList<long> hours) =>
        new([.. hours.Select(hour => _entries.Get<IReadOnlyDictionary<string, long>>((tenant, hour)) ?? None)]);

    public ValueTask AddAsync(string tenant, long hour, IReadOnlyDictionary<string, long> amounts, TimeSpan lifetime)
    {
        // Readers hold the dictionary they got, so a change is a new one.
        lock (_lock)
        {
            var counters = new Dictionary<string, long>(_entries.Get<IReadOnlyDictionary<string, long>>((tenant, hour)) ?? None);
            foreach (var (name, amount) in amounts) counters[name] = counters.GetValueOrDefault(name) + amount;
            _entries.Set<IReadOnlyDictionary<string, long>>((tenant, hour), counters, Lasting(lifetime));
        }
        return default;
    }

    public ValueTask NoteAsync(string tenant, string key, string note, TimeSpan lifetime)
    {
        _entries.Set((tenant, key), note, Lasting(lifetime));
        return default;
    }

    public ValueTask<string?> NoteOfAsync(string tenant, string key) => new(_entries.Get<string>((tenant, key)));

    private static MemoryCacheEntryOptions Lasting(TimeSpan lifetime) => new() { Size = 1, AbsoluteExpirationRelativeToNow = lifetime };

    public void Dispose() => _entries.Dispose();
}
