namespace Anyray.SpendStore.Credentials;

/// <summary>A provider credential, encrypted at rest. Write-only: no endpoint or page gives the secret back.</summary>
public sealed class CredentialRow
{
    public required string Name { get; init; }
    public required string Provider { get; set; }

    /// <summary>AES-256-GCM: nonce, tag, ciphertext.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>First 12 hex digits of the secret's SHA-256, to tell two secrets apart.</summary>
    public required string Fingerprint { get; set; }

    public string? BaseUrl { get; set; }
    public required DateTime UpdatedAt { get; set; }
}
