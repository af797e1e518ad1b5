namespace Anyray.SpendStore.Keys;

/// <summary>A client key. Its text is shown once, at creation; only its SHA-256 is kept.</summary>
public sealed class ClientKeyRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The key's first characters, so that people can tell keys apart.</summary>
    public required string Prefix { get; set; }

    public required string Sha256 { get; set; }
    public required string Tenant { get; init; }
    public string? User { get; set; }
    public string? Team { get; set; }
    public bool Service { get; init; }
    public List<string> AllowedModels { get; set; } = [];
    public List<string> AllowedProviders { get; set; } = [];
    public DateTime? ExpiresAt { get; set; }
    public int? RequestsPerMinute { get; set; }
    public long? TokensPerMinute { get; set; }
    public int? MaxConcurrent { get; set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? RotatedAt { get; set; }
    public DateTime? RevokedAt { get; set; }
}
