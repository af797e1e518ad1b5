using System.Text.Json;
using Anyray.SpendStore.Admin;
using Anyray.SpendStore.Control;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Routing;

/// <summary>Named routing configs. The gateway checks their fields when it takes them over; here they need only be objects of a sane size.</summary>
internal sealed class RoutingAdmin(ControlPlane control, TimeProvider time)
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxName = 128;

    public async Task SaveAsync(SpendContext db, string name, JsonElement config, string actor, CancellationToken stop)
    {
        if (name.Length is 0 or > MaxName || name.Contains('\0')) throw new InvalidInputException($"A config's name has 1 to {MaxName} characters.", "name");
        if (config.ValueKind != JsonValueKind.Object) throw new InvalidInputException("A routing config is a JSON object.");
        if (config.GetRawText().Length > MaxBytes) throw new InvalidInputException($"A routing config has at most {MaxBytes} bytes.");
        await control.ChangeAsync(db, actor, async () =>
        {
            var row = await db.Routing.SingleOrDefaultAsync(r => r.Name == name, stop);
            var before = row?.ToContract();
            row ??= db.Routing.Add(new RoutingRow { Name = name, UpdatedAt = default }).Entity;
            (row.Config, row.UpdatedAt) = (config.GetRawText(), time.GetUtcNow().UtcDateTime);
            return new("routing.set", name, Redacted(before?.Config), Redacted(config));
        }, stop);
    }

    /// <returns>False when there is no such config.</returns>
    public async Task<bool> RemoveAsync(SpendContext db, string name, string actor, CancellationToken stop) =>
        await control.ChangeAsync(db, actor, async () =>
        {
            if (await db.Routing.SingleOrDefaultAsync(r => r.Name == name, stop) is not { } row) return null;
            db.Routing.Remove(row);
            return new("routing.delete", name, Redacted(row.ToContract().Config), null);
        }, stop) is not null;

    /// <summary>The config without literal keys: <c>api_key</c> may hold a secret, and the audit log holds none.</summary>
    internal static object? Redacted(JsonElement? config) => config?.ValueKind switch
    {
        null => null,
        JsonValueKind.Object => config.Value.EnumerateObject().ToDictionary(
            p => p.Name,
            p => p.Name.Contains("key", StringComparison.OrdinalIgnoreCase) && p.Value.ValueKind == JsonValueKind.String && !p.Value.GetString()!.StartsWith('$') ? "•••" : Redacted(p.Value)),
        JsonValueKind.Array => config.Value.EnumerateArray().Select(e => Redacted(e)).ToList(),
        _ => config.Value,
    };
}
