namespace Anyray.Contracts.Optimizer;

/// <summary>What the optimizer knows of the provider's prompt cache for this request, for the ledger.</summary>
public sealed record PrefixReport
{
    /// <summary>Hash (hex, 16 digits) of the tools and system prefix as sent.</summary>
    public string? Hash { get; init; }

    /// <summary>Offset of the first byte that differs from the caller's body; null = none does.</summary>
    public long? FirstChangedOffset { get; init; }

    /// <summary>Input tokens the provider should read from its cache.</summary>
    public long PredictedCacheReadTokens { get; init; }

    /// <summary>The part of the saved tokens that the provider had cached, so that they are worth the cache-read price only.</summary>
    public long TokensSavedFromCache { get; init; }

    /// <summary>Tokens after a broken prefix that would have been cache reads.</summary>
    public long LostCacheReadTokens { get; init; }
}
