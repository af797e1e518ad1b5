using System.Text.Json;
using Anyray.SpendStore.Audit;
using Anyray.SpendStore.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Control;

/// <summary>The one way to change what gateways are told: the change, its audit entry and the new version commit together.</summary>
internal sealed class ControlPlane(ControlChannel channel, TimeProvider time)
{
    /// <summary>
    /// Applies <paramref name="change"/> in a transaction. It loads and edits entities, and returns what it did for the audit
    /// log, or null when there was nothing to do.
    /// </summary>
    public async Task<ControlChange?> ChangeAsync(SpendContext db, string actor, Func<Task<ControlChange?>> change, CancellationToken stop)
    {
        long version = 0;
        var done = await db.InTransactionAsync(async () =>
        {
            // Taken first: writers queue here, so that versions commit in order and before/after are true.
            await db.Control.ExecuteUpdateAsync(c => c.SetProperty(s => s.Version, s => s.Version + 1), stop);
            if (await change() is not { } made) return null;
            db.Audit.Add(new AuditRow
            {
                Time = time.GetUtcNow().UtcDateTime,
                Actor = actor,
                Action = made.Action,
                Target = made.Target,
                Before = Json(made.Before),
                After = Json(made.After),
            });
            await db.SaveChangesAsync(stop);
            version = await VersionAsync(db, stop);
            return made;
        }, stop);
        if (done is not null) channel.Publish(version);
        return done;
    }

    public static Task<long> VersionAsync(SpendContext db, CancellationToken stop) => db.Control.Select(c => c.Version).SingleAsync(stop);

    private static string? Json(object? state) => state is null ? null : JsonSerializer.Serialize(state, JsonSerializerOptions.Web);
}
