using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Credentials;

/// <summary>Stores and removes provider credentials.</summary>
internal sealed class CredentialAdmin(CredentialVault vault, ControlPlane control, TimeProvider time)
{
    private const int MaxName = 128;
    private const int MaxSecret = 64 * 1024;

    public async Task<CredentialView> SaveAsync(SpendContext db, string name, CredentialInput input, string actor, CancellationToken stop)
    {
        if (!vault.HasKey) throw new InvalidInputException("Credentials are stored encrypted: set ANYRAY_CONTENT_KEY (64 hex digits, the same for every replica) and restart.");
        if (name.Length is 0 or > MaxName || name.Contains('\0')) throw new InvalidInputException($"A credential's name has 1 to {MaxName} characters.", "name");
        if (string.IsNullOrWhiteSpace(input.Provider)) throw new InvalidInputException("'provider' is missing.", "provider");
        if (string.IsNullOrEmpty(input.Secret) || input.Secret.Length > MaxSecret) throw new InvalidInputException("'secret' is missing or too long.", "secret");
        if (input.BaseUrl is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            throw new InvalidInputException("'baseUrl' is no http(s) address.", "baseUrl");
        CredentialView saved = null!;
        await control.ChangeAsync(db, actor, async () =>
        {
            var row = await db.Credentials.SingleOrDefaultAsync(c => c.Name == name, stop);
            var before = row is null ? null : CredentialView.Of(row);
            row ??= db.Credentials.Add(new CredentialRow { Name = name, Provider = "", Sealed = [], Fingerprint = "", UpdatedAt = default }).Entity;
            (row.Provider, row.Sealed, row.Fingerprint) = (input.Provider, vault.Seal(name, input.Provider, input.Secret), CredentialVault.Fingerprint(input.Secret));
            (row.BaseUrl, row.UpdatedAt) = (input.BaseUrl is { Length: > 0 } address ? address : null, time.GetUtcNow().UtcDateTime);
            saved = CredentialView.Of(row);
            return new("provider.set", name, before, saved);
        }, stop);
        return saved;
    }

    /// <returns>False when there is no such credential.</returns>
    public async Task<bool> RemoveAsync(SpendContext db, string name, string actor, CancellationToken stop) =>
        await control.ChangeAsync(db, actor, async () =>
        {
            if (await db.Credentials.SingleOrDefaultAsync(c => c.Name == name, stop) is not { } row) return null;
            db.Credentials.Remove(row);
            return new("provider.delete", name, CredentialView.Of(row), null);
        }, stop) is not null;
}
