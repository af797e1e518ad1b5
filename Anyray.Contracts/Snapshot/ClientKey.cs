namespace Anyray.Contracts.Snapshot;

/// <summary>A client key as the gateway checks it. The key itself is shown once and never stored.</summary>
public sealed record ClientKey
{
    /// <summary>Public id, e.g. <c>key_01J…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the key's text, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Tenant that every call of this key belongs to.</summary>
    public string Tenant { get; init; } = "default";

    /// <summary>User; beats what the client claims.</summary>
    public string? User { get; init; }

    /// <summary>Team; beats what the client claims.</summary>
    public string? Team { get; init; }

    /// <summary>True for <c>ark_svc_</c> keys.</summary>
    public bool Service { get; init; }

    /// <summary>Globs of models this key may use; empty = all.</summary>
    public IReadOnlyList<string> AllowedModels { get; init; } = [];

    /// <summary>Provider slugs this key may use; empty = all.</summary>
    public IReadOnlyList<string> AllowedProviders { get; init; } = [];

    /// <summary>When it stops working; null = never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Requests per minute; null = no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens per minute; null = no limit.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>Requests at one time; null = no limit.</summary>
    public int? MaxConcurrent { get; init; }
}
