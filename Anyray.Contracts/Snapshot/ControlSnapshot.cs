using Anyray.Contracts.Pricing;

namespace Anyray.Contracts.Snapshot;

/// <summary>
/// All that the gateway needs from the spend store, in one immutable piece (<c>GET /internal/v1/snapshot</c>). The gateway
/// swaps it whole and keeps the last good one.
/// </summary>
public sealed record ControlSnapshot
{
    /// <summary>Grows with every change; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Client keys that exist, revoked ones left out.</summary>
    public IReadOnlyList<ClientKey> Keys { get; init; } = [];

    /// <summary>Budgets in force.</summary>
    public IReadOnlyList<Budget> Budgets { get; init; } = [];

    /// <summary>Prices that an administrator added or changed; they win over the seed table.</summary>
    public IReadOnlyList<ModelPrice> Prices { get; init; } = [];

    /// <summary>Named routing configs.</summary>
    public IReadOnlyList<NamedRouting> Routing { get; init; } = [];

    /// <summary>Stored provider credentials.</summary>
    public IReadOnlyList<ProviderCredential> Credentials { get; init; } = [];
}
