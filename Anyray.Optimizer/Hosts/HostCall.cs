namespace Anyray.Optimizer.Hosts;

/// <summary>One model call as a host gateway's hook shows it.</summary>
internal sealed record HostCall
{
    /// <summary>The protocol's endpoint, e.g. <c>/v1/chat/completions</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Provider slug, when the host names one.</summary>
    public string? Provider { get; init; }

    /// <summary>The request body as received.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Who calls, the host's own authentication before the client's claims.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>True when the client asked for an event stream.</summary>
    public bool Stream { get; init; }

    /// <summary>False = never look in the cache.</summary>
    public bool CanShortCircuit { get; init; } = true;

    /// <summary>True when the tenant in the metadata comes from the host, not from its client.</summary>
    public bool Trusted { get; init; }

    /// <summary>When the hook saw the call.</summary>
    public required DateTimeOffset Began { get; init; }
}
