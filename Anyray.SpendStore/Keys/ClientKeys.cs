using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Keys;

/// <summary>Creates, rotates and revokes client keys; API, console and command line all come here.</summary>
internal sealed class ClientKeys(ControlPlane control, TimeProvider time)
{
    private const int SecretBytes = 32;
    private const int ShownPrefix = 6;
    private const int MaxText = 256;

    public async Task<IssuedKey> CreateAsync(SpendContext db, ClientKeyInput input, string actor, CancellationToken stop)
    {
        Validate(input);
        var key = NewSecret(input.Service);
        var now = time.GetUtcNow();
        var row = new ClientKeyRow
        {
            Id = Ids.New("key_", now),
            Name = input.Name is { Length: > 0 } name ? name : input.User ?? "unnamed",
            Prefix = Shown(key, input.Service),
            Sha256 = Hash(key),
            Tenant = input.Tenant is { Length: > 0 } tenant ? tenant : "default",
            User = input.User,
            Team = input.Team,
            Service = input.Service,
            AllowedModels = input.AllowedModels ?? [],
            AllowedProviders = input.AllowedProviders ?? [],
            ExpiresAt = input.ExpiresAt?.UtcDateTime,
            RequestsPerMinute = input.RequestsPerMinute,
            TokensPerMinute = input.TokensPerMinute,
            MaxConcurrent = input.MaxConcurrent,
            CreatedAt = now.UtcDateTime,
        };
        var view = ClientKeyView.Of(row);
        await control.ChangeAsync(db, actor, () =>
        {
            db.Keys.Add(row);
            return Task.FromResult<ControlChange?>(new("client_key.create", row.Id, null, view));
        }, stop);
        return new IssuedKey(key, view);
    }

    /// <summary>Gives the key a new secret; the old one stops working. Null when there is no such key in force.</summary>
    public async Task<IssuedKey?> RotateAsync(SpendContext db, string id, string actor, CancellationToken stop)
    {
        IssuedKey? issued = null;
        await control.ChangeAsync(db, actor, async () =>
        {
            if (await db.Keys.SingleOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, stop) is not { } row) return null;
            var before = ClientKeyView.Of(row);
            var key = NewSecret(row.Service);
            (row.Sha256, row.Prefix, row.RotatedAt) = (Hash(key), Shown(key, row.Service), time.GetUtcNow().UtcDateTime);
            issued = new IssuedKey(key, ClientKeyView.Of(row));
            return new("client_key.rotate", id, before, issued.Details);
        }, stop);
        return issued;
    }

    /// <returns>False when there is no such key in force.</returns>
    public async Task<bool> RevokeAsync(SpendContext db, string id, string actor, CancellationToken stop) =>
        await control.ChangeAsync(db, actor, async () =>
        {
            if (await db.Keys.SingleOrDefaultAsync(k => k.Id == id && k.RevokedAt == null, stop) is not { } row) return null;
            var before = ClientKeyView.Of(row);
            row.RevokedAt = time.GetUtcNow().UtcDateTime;
            return new("client_key.revoke", id, before, ClientKeyView.Of(row));
        }, stop) is not null;

    private void Validate(ClientKeyInput input)
    {
        foreach (var (text, name) in new[] { (input.Name, "name"), (input.User, "user"), (input.Team, "team"), (input.Tenant, "tenant") })
            if (text is not null && (text.Length > MaxText || text.Contains('\0'))) throw new InvalidInputException($"'{name}' is longer than {MaxText} characters or not text.", name);
        if (input.ExpiresAt <= time.GetUtcNow()) throw new InvalidInputException("'expiresAt' is in the past.", "expiresAt");
        if (input.RequestsPerMinute <= 0 || input.TokensPerMinute <= 0 || input.MaxConcurrent <= 0) throw new InvalidInputException("Limits are positive, or absent for none.");
        if (input.AllowedModels?.Count > 100 || input.AllowedProviders?.Count > 100) throw new InvalidInputException("At most 100 models and 100 providers.");
    }

    private static string NewSecret(bool service) =>
        (service ? "ark_svc_" : "ark_") + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private static string Shown(string key, bool service) => key[..((service ? 8 : 4) + ShownPrefix)] + "…";

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
