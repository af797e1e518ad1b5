namespace Anyray.Gateway.Routing;

/// <summary>What goes upstream, and where it belongs.</summary>
/// <param name="Key">The credential; null for providers that need none.</param>
/// <param name="BaseUrl">The address it was stored with; null = the provider's own.</param>
internal readonly record struct UpstreamCredential(string? Key, string? BaseUrl = null)
{
    /// <summary>Never shows the credential.</summary>
    public override string ToString() => BaseUrl ?? "";
}
