namespace Anyray.Contracts.Snapshot;

/// <summary>A stored provider credential, decrypted for the gateway. Never logged; travels only between the services.</summary>
public sealed record ProviderCredential(string Name, string Provider, string Secret, string? BaseUrl = null)
{
    /// <summary>Names the credential without its secret.</summary>
    public override string ToString() => $"{Provider}/{Name}";
}
