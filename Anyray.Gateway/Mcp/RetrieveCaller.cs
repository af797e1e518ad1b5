namespace Anyray.Gateway.Mcp;

/// <summary>
/// Who asks, for the length of one request. Scoped rather than read from an accessor of the HTTP context, which would put an
/// async-local value under every model call.
/// </summary>
internal sealed class RetrieveCaller
{
    /// <summary>Tenant of the client key.</summary>
    public string Tenant { get; set; } = "default";
}
