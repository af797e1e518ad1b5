using Anyray.Contracts.Pricing;
using Anyray.Gateway.Snapshots;

namespace Anyray.Gateway.Metering;

/// <summary>Finds prices: an administrator's first, then those that ship with the product.</summary>
internal sealed class PriceBook(SnapshotHolder snapshots)
{
    /// <summary>The price of a call, and the version of the table it came from; the model served is tried before the one asked for.</summary>
    public (ModelPrice? Price, string Version) Find(string provider, string? served, string? sent, DateTimeOffset at)
    {
        var table = snapshots.Current.Prices;
        var price = (served is null ? null : table.Find(provider, served, at)) ?? (sent is null ? null : table.Find(provider, sent, at));
        return (price, table.Version);
    }
}
