using System.Runtime.InteropServices;
using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>Sums of ledger rows, or of the sums of several batches.</summary>
internal sealed class RollupBatch
{
    private readonly Dictionary<RollupKey, RollupRow> _rollups = [];
    private readonly Dictionary<RollupKey, KindRollupRow> _kinds = [];
    private readonly Dictionary<(string Tenant, string Session), SessionRow> _sessions = [];

    public IReadOnlyList<RollupRow> Rollups => [.. _rollups.Values];

    public IReadOnlyList<KindRollupRow> Kinds => [.. _kinds.Values];

    public IReadOnlyList<SessionRow> Sessions => [.. _sessions.Values];

    /// <summary>Adds a request's row or a correction, by the hour. Attempts stay out: their request's row carries the amounts.</summary>
    public void Add(LedgerRow row)
    {
        if (row.Attempt is not null) return;
        var key = RollupKey.Of(row);
        Rollup(key).Add(row);
        if (row.TokensSavedByKind is not null)
        {
            foreach (var (kind, tokens, savings) in KindShares.Of(row))
            {
                var sums = Kind(key with { Arm = kind });
                if (row.Corrects is null) sums.Requests++;
                sums.TokensSaved += row.Corrects is null ? tokens : 0;
                sums.SavingsNanoUsd += savings;
            }
        }
        if (row.SessionId is { Length: > 0 } session)
        {
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_sessions, (row.Tenant, session), out _);
            sums ??= new SessionRow { Tenant = row.Tenant, SessionId = session, FirstTime = row.Time, LastTime = row.Time, User = row.User, Tool = row.Tool };
            sums.Add(row);
        }
    }

    /// <summary>Adds what another batch summed, by the hour and by the day.</summary>
    public void Add(PendingSums sums)
    {
        foreach (var hour in sums.Rollups)
        {
            var key = RollupKey.Of(hour);
            Rollup(key).Add(hour);
            Rollup(key.Day).Add(hour);
        }
        foreach (var hour in sums.Kinds)
        {
            var key = RollupKey.Of(hour);
            Kind(key).Add(hour);
            Kind(key.Day).Add(hour);
        }
        foreach (var session in sums.Sessions)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_sessions, (session.Tenant, session.SessionId), out var exists);
            if (exists) known!.Add(session);
            else known = session;
        }
    }

    private RollupRow Rollup(RollupKey key)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_rollups, key, out _);
        return sums ??= key.ToRow();
    }

    private KindRollupRow Kind(RollupKey key)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_kinds, key, out _);
        return sums ??= key.ToKindRow();
    }
}
