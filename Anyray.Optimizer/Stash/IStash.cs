namespace Anyray.Optimizer.Stash;

/// <summary>Keeps what strategies take out of requests until it is asked for. An entry belongs to one tenant.</summary>
internal interface IStash
{
    /// <summary>True when an entry outlives this process.</summary>
    bool IsDurable { get; }

    /// <summary>Keeps the content for the configured time; a second call with the same handle renews it.</summary>
    ValueTask PutAsync(string tenant, string handle, ReadOnlyMemory<byte> content);

    /// <summary>The content, or null when the handle is unknown, expired or another tenant's.</summary>
    ValueTask<byte[]?> GetAsync(string tenant, string handle);
}
