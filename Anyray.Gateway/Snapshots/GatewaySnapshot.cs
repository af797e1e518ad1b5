using System.Collections.Frozen;
using Anyray.Contracts.Pricing;
using Anyray.Contracts.Snapshot;

namespace Anyray.Gateway.Snapshots;

/// <summary>The control snapshot, indexed for look-ups on the request path. Immutable; a change is a new one.</summary>
internal sealed class GatewaySnapshot
{
    public static readonly GatewaySnapshot Empty = new(new ControlSnapshot { Version = 0 });

    public GatewaySnapshot(ControlSnapshot source)
    {
        // Lists that the store leaves out come as null, whatever their declared default.
        source = source with
        {
            Keys = (source.Keys ?? []).Select(Whole).ToArray(),
            Budgets = (source.Budgets ?? []).Select(budget => budget with { Tenant = budget.Tenant ?? "default" }).ToArray(),
            Prices = source.Prices ?? [],
            Routing = source.Routing ?? [],
            Credentials = source.Credentials ?? [],
        };
        Source = source;
        Keys = source.Keys.DistinctBy(key => key.Sha256).ToFrozenDictionary(key => key.Sha256, StringComparer.Ordinal);
        Credentials = source.Credentials.DistinctBy(c => c.Name).ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        Prices = source.Prices.Count == 0 ? PriceTable.Seed : PriceTable.Seed.With(source.Version, source.Prices);
    }

    public ControlSnapshot Source { get; }

    /// <summary>Client keys by the hex of their SHA-256.</summary>
    public FrozenDictionary<string, ClientKey> Keys { get; }

    /// <summary>Stored credentials by name.</summary>
    public FrozenDictionary<string, ProviderCredential> Credentials { get; }

    /// <summary>The prices that an administrator set, then those that ship with the product.</summary>
    public PriceTable Prices { get; }

    private static ClientKey Whole(ClientKey key) =>
        key with { Tenant = key.Tenant ?? "default", AllowedModels = key.AllowedModels ?? [], AllowedProviders = key.AllowedProviders ?? [] };
}
