using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Sessions;

/// <summary>Sessions in this process, bounded in bytes; the ones not used for longest go first.</summary>
internal sealed class MemorySessionStore(IOptions<OptimizerOptions> options) : ISessionStore, IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    private readonly MemoryCache _sessions = new(new MemoryCacheOptions { SizeLimit = options.Value.MemoryBytes });
    private readonly Lock _lock = new();

    public ValueTask<IReadOnlyDictionary<string, string>> LoadAsync(string tenant, string session) =>
        new(_sessions.Get<IReadOnlyDictionary<string, string>>((tenant, session)) ?? Empty);

    public ValueTask SaveAsync(string tenant, string session, IReadOnlyDictionary<string, string> entries, bool anew)
    {
        // Readers hold the dictionary they got, so a change is a new one.
        lock (_lock)
        {
            var merged = anew ? [] : new Dictionary<string, string>(_sessions.Get<IReadOnlyDictionary<string, string>>((tenant, session)) ?? Empty);
            foreach (var (name, value) in entries) merged[name] = value;
            long size = 64;
            foreach (var (name, value) in merged) size += 2 * (name.Length + value.Length) + 64;
            _sessions.Set<IReadOnlyDictionary<string, string>>((tenant, session), merged, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = SessionTracker.Lifetime });
        }
        return default;
    }

    public void Dispose() => _sessions.Dispose();
}
