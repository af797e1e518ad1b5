using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>
/// Sums of one batch of ledger rows. Rows come out in the order of their keys, so that two replicas that add to the same
/// rollups lock them in one order.
/// </summary>
internal sealed class RollupBatch
{
    private readonly SortedDictionary<string, RollupRow> _rollups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, KindRollupRow> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SessionRow> _sessions = new(StringComparer.Ordinal);

    public IReadOnlyList<RollupRow> Rollups => [.. _rollups.Values];

    public IReadOnlyList<KindRollupRow> Kinds => [.. _kinds.Values];

    public IReadOnlyList<SessionRow> Sessions => [.. _sessions.Values];

    /// <summary>Adds a request's row or a correction. Attempts stay out: their request's row carries the amounts.</summary>
    public void Add(LedgerRow row)
    {
        if (row.Attempt is not null) return;
        Add(row, RollupGrain.Hour, row.Time.Date.AddHours(row.Time.Hour));
        Add(row, RollupGrain.Day, row.Time.Date);
        if (row.SessionId is { Length: > 0 } session) AddSession(row, session);
    }

    private void Add(LedgerRow row, RollupGrain grain, DateTime bucket)
    {
        string user = row.User ?? "", team = row.Team ?? "", key = row.KeyId ?? "", provider = row.Provider ?? "",
            model = row.ModelServed ?? row.ModelAsked ?? "", tool = row.Tool ?? "", arm = row.HoldoutArm ?? "";
        var dimensions = string.Join('\u001f', (int)grain, bucket.Ticks, row.Tenant, user, team, key, provider, model, tool);
        var name = $"{dimensions}\u001f{arm}";
        if (!_rollups.TryGetValue(name, out var rollup))
            _rollups[name] = rollup = new RollupRow
            {
                Grain = grain, Bucket = bucket, Tenant = row.Tenant, User = user, Team = team, KeyId = key,
                Provider = provider, Model = model, Tool = tool, Arm = arm,
            };
        rollup.Add(row);
        if (row.TokensSavedByKind is null) return;

        foreach (var (kind, tokens, savings) in KindShares.Of(row))
        {
            name = $"{dimensions}\u001f{kind}";
            if (!_kinds.TryGetValue(name, out var sums))
                _kinds[name] = sums = new KindRollupRow
                {
                    Grain = grain, Bucket = bucket, Kind = kind, Tenant = row.Tenant, User = user, Team = team, KeyId = key,
                    Provider = provider, Model = model, Tool = tool,
                };
            if (row.Corrects is null) sums.Requests++;
            sums.TokensSaved += row.Corrects is null ? tokens : 0;
            sums.SavingsNanoUsd += savings;
        }
    }

    private void AddSession(LedgerRow row, string session)
    {
        var name = $"{row.Tenant}\u001f{session}";
        if (!_sessions.TryGetValue(name, out var sums))
            _sessions[name] = sums = new SessionRow
            {
                Tenant = row.Tenant, SessionId = session, FirstTime = row.Time, LastTime = row.Time, User = row.User, Tool = row.Tool,
            };
        sums.Add(row);
    }
}
