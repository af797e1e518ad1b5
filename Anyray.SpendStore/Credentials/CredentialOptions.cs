using System.ComponentModel.DataAnnotations;
using Anyray.ServiceDefaults.Configuration;

namespace Anyray.SpendStore.Credentials;

/// <summary>How stored credentials are encrypted.</summary>
public sealed class CredentialOptions
{
    /// <summary>32 bytes as 64 hex digits; without it no credential can be stored.</summary>
    [Variable("ANYRAY_CONTENT_KEY")]
    [RegularExpression("^[0-9a-fA-F]{64}$", ErrorMessage = "ANYRAY_CONTENT_KEY must be 32 bytes as 64 hex digits.")]
    public string? ContentKey { get; set; }
}
