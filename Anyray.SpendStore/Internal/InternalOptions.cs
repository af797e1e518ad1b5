using Anyray.ServiceDefaults.Configuration;

namespace Anyray.SpendStore.Internal;

/// <summary>How the other services prove who they are.</summary>
public sealed class InternalOptions
{
    /// <summary>Bearer token of the calls between services; without one they are open on loopback in Development and closed elsewhere.</summary>
    [Variable("ANYRAY_INTERNAL_TOKEN")]
    public string? InternalToken { get; set; }
}
