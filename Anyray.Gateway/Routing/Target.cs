using System.Text.Json;
using Anyray.Gateway.Providers;

namespace Anyray.Gateway.Routing;

/// <summary>One place a call may be sent to, with everything settled that the attempt needs.</summary>
internal sealed record Target
{
    public required Provider Provider { get; init; }

    /// <summary>Where it stands in the routing config.</summary>
    public string Index { get; init; } = "0";

    /// <summary>Model as the provider spells it.</summary>
    public required string Model { get; init; }

    public required string BaseUrl { get; init; }

    /// <summary>Credential that goes upstream; null for providers that need none.</summary>
    public string? Credential { get; init; }

    public required Timeouts Timeouts { get; init; }

    /// <summary>Top-level members laid over the request.</summary>
    public IReadOnlyDictionary<string, JsonElement>? OverrideParams { get; init; }

    /// <summary>Headers that are forwarded although they usually stay.</summary>
    public IReadOnlyList<string> ForwardHeaders { get; init; } = [];

    /// <summary>True for a host that a caller named: its address is checked before the connection is made.</summary>
    public bool Guarded { get; init; }

    /// <summary>Never shows the credential.</summary>
    public override string ToString() => $"{Provider.Slug}/{Model}";
}
