using Anyray.Gateway.Providers;

namespace Anyray.Gateway.Routing;

/// <summary>One place a call may be sent to, with everything settled that the attempt needs.</summary>
internal sealed record Target
{
    public required Provider Provider { get; init; }

    /// <summary>Model as the provider spells it.</summary>
    public required string Model { get; init; }

    public required string BaseUrl { get; init; }

    /// <summary>Credential that goes upstream; null for providers that need none.</summary>
    public string? Credential { get; init; }

    public required Timeouts Timeouts { get; init; }

    /// <summary>Never shows the credential.</summary>
    public override string ToString() => $"{Provider.Slug}/{Model}";
}
