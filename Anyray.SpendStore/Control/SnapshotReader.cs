using Anyray.Contracts.Pricing;
using Anyray.Contracts.Snapshot;
using Anyray.SpendStore.Budgets;
using Anyray.SpendStore.Credentials;
using Anyray.SpendStore.Keys;
using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Prices;
using Anyray.SpendStore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Control;

/// <summary>Builds the snapshot, once per version.</summary>
internal sealed class SnapshotReader(CredentialVault vault)
{
    private ControlSnapshot? _latest;

    public async Task<ControlSnapshot> ReadAsync(SpendContext db, CancellationToken stop)
    {
        if (Volatile.Read(ref _latest) is { } known && known.Version == await ControlPlane.VersionAsync(db, stop)) return known;
        // One transaction, so that the version and what it stands for are of one moment.
        var snapshot = await db.InTransactionAsync(async () => new ControlSnapshot
        {
            Version = await ControlPlane.VersionAsync(db, stop),
            Keys = await Keys(db, stop),
            Budgets = await Budgets(db, stop),
            Prices = await Prices(db, stop),
            Routing = await Routing(db, stop),
            Credentials = await CredentialsAsync(db, stop),
        }, stop);
        Volatile.Write(ref _latest, snapshot);
        return snapshot;
    }

    private static async Task<List<ClientKey>> Keys(SpendContext db, CancellationToken stop) =>
        [.. (await db.Keys.AsNoTracking().Where(k => k.RevokedAt == null).ToListAsync(stop)).Select(k => k.ToContract())];

    private static async Task<List<Budget>> Budgets(SpendContext db, CancellationToken stop) =>
        [.. (await db.Budgets.AsNoTracking().ToListAsync(stop)).Select(b => b.ToContract())];

    private static async Task<List<ModelPrice>> Prices(SpendContext db, CancellationToken stop) =>
        [.. (await db.Prices.AsNoTracking().ToListAsync(stop)).Select(p => p.ToContract())];

    private static async Task<List<NamedRouting>> Routing(SpendContext db, CancellationToken stop) =>
        [.. (await db.Routing.AsNoTracking().ToListAsync(stop)).Select(r => r.ToContract())];

    private async Task<List<ProviderCredential>> CredentialsAsync(SpendContext db, CancellationToken stop) =>
        [.. (await db.Credentials.AsNoTracking().ToListAsync(stop)).Select(vault.Open).OfType<ProviderCredential>()];
}
