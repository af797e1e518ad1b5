using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Pipeline;

/// <summary>One request to optimize, from whichever hook it came.</summary>
internal sealed record OptimizeCall
{
    /// <summary>Path of the call, e.g. <c>/v1/messages</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The body; its tree must live until the outcome is disposed.</summary>
    public required JsonNode Body { get; init; }

    public RequestMetadata Metadata { get; init; } = RequestMetadata.Empty;

    /// <summary>The caller proved that it may name the tenant.</summary>
    public bool Trusted { get; init; }

    /// <summary>False: never look in the cache.</summary>
    public bool CanShortCircuit { get; init; } = true;

    /// <summary>Only these kinds may run; null = all that the settings enable.</summary>
    public IReadOnlySet<string>? EnabledKinds { get; init; }

    /// <summary>Pins of the session's previous turn.</summary>
    public IReadOnlyList<string> Pins { get; init; } = [];

    /// <summary>Slug of the provider that will be called, when the caller knows.</summary>
    public string? Provider { get; init; }

    /// <summary>Change no state.</summary>
    public bool DryRun { get; init; }

    /// <summary>Tenant the call counts for.</summary>
    public string Tenant => Trusted && Metadata.TenantId is { } tenant ? tenant : "default";
}
