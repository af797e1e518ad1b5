namespace Anyray.SpendStore.Keys;

/// <summary>A key to create.</summary>
public sealed record ClientKeyInput
{
    /// <summary>What people call it; default: the user.</summary>
    public string? Name { get; init; }

    /// <summary>User whose calls these are; beats what the client claims.</summary>
    public string? User { get; init; }

    /// <summary>Team; beats what the client claims.</summary>
    public string? Team { get; init; }

    /// <summary>Tenant; default <c>default</c>.</summary>
    public string? Tenant { get; init; }

    /// <summary>True for a service's key (<c>ark_svc_</c>).</summary>
    public bool Service { get; init; }

    /// <summary>Globs of models it may use; empty = all.</summary>
    public List<string>? AllowedModels { get; init; }

    /// <summary>Provider slugs it may use; empty = all.</summary>
    public List<string>? AllowedProviders { get; init; }

    /// <summary>When it stops working; null = never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Requests per minute; null = no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens per minute; null = no limit.</summary>
    public long? TokensPerMinute { get; init; }

    /// <summary>Requests at one time; null = no limit.</summary>
    public int? MaxConcurrent { get; init; }
}
