using Anyray.ServiceDefaults.Configuration;

namespace Anyray.Gateway.Routing;

/// <summary>Routing.</summary>
public sealed class RoutingOptions
{
    /// <summary>A JSON file of routing configs by name, read again when it changes; empty = none.</summary>
    [Variable("ANYRAY_ROUTING")]
    public string? File { get; set; }

    /// <summary>Comma-separated <c>host</c> or <c>host:port</c> that <c>custom_host</c> may name although they are private or plain http.</summary>
    [Variable("ANYRAY_CUSTOM_HOST_ALLOWLIST")]
    public string? CustomHostAllowList { get; set; }
}
