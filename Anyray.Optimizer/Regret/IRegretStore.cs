namespace Anyray.Optimizer.Regret;

/// <summary>Counters of a tenant, an hour at a time, and notes that expire.</summary>
internal interface IRegretStore
{
    /// <summary>Counters of each of the hours, in their order.</summary>
    ValueTask<IReadOnlyList<IReadOnlyDictionary<string, long>>> ReadAsync(string tenant, IReadOnlyList<long> hours);

    /// <summary>Adds to counters of an hour, which are forgotten after <paramref name="lifetime"/>.</summary>
    ValueTask AddAsync(string tenant, long hour, IReadOnlyDictionary<string, long> amounts, TimeSpan lifetime);

    /// <summary>Keeps a note under a key of the tenant's.</summary>
    ValueTask NoteAsync(string tenant, string key, string note, TimeSpan lifetime);

    /// <summary>The note, or null.</summary>
    ValueTask<string?> NoteOfAsync(string tenant, string key);
}
