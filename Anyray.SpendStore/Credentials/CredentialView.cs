namespace Anyray.SpendStore.Credentials;

/// <summary>A stored credential as administrators see it.</summary>
/// <param name="Name">Its name; routing configs write it as <c>$name</c>.</param>
/// <param name="Provider">Provider slug.</param>
/// <param name="Fingerprint">First 12 hex digits of the secret's SHA-256.</param>
/// <param name="BaseUrl">Base address used with it.</param>
/// <param name="UpdatedAt">When it was last set.</param>
public sealed record CredentialView(string Name, string Provider, string Fingerprint, string? BaseUrl, DateTime UpdatedAt)
{
    internal static CredentialView Of(CredentialRow row) => new(row.Name, row.Provider, row.Fingerprint, row.BaseUrl, row.UpdatedAt);
}
