using Anyray.SpendStore.Ledger;

namespace Anyray.SpendStore.Rollups;

/// <summary>What tells one rollup from another; <see cref="Arm"/> of a strategy's rollup is the strategy's kind.</summary>
internal readonly record struct RollupKey(
    RollupGrain Grain, DateTime Bucket, string Tenant, string User, string Team, string KeyId, string Provider, string Model, string Tool, string Arm)
{
    /// <summary>The hour that a ledger row belongs to.</summary>
    public static RollupKey Of(LedgerRow row) => new(
        RollupGrain.Hour, row.Time.Date.AddHours(row.Time.Hour), row.Tenant, row.User ?? "", row.Team ?? "", row.KeyId ?? "",
        row.Provider ?? "", row.ModelServed ?? row.ModelAsked ?? "", row.Tool ?? "", row.HoldoutArm ?? "");

    public static RollupKey Of(RollupRow row) => new(row.Grain, row.Bucket, row.Tenant, row.User, row.Team, row.KeyId, row.Provider, row.Model, row.Tool, row.Arm);

    public static RollupKey Of(KindRollupRow row) => new(row.Grain, row.Bucket, row.Tenant, row.User, row.Team, row.KeyId, row.Provider, row.Model, row.Tool, row.Kind);

    public RollupKey Day => this with { Grain = RollupGrain.Day, Bucket = Bucket.Date };

    public RollupRow ToRow() => new()
    {
        Grain = Grain,
        Bucket = Bucket,
        Tenant = Tenant,
        User = User,
        Team = Team,
        KeyId = KeyId,
        Provider = Provider,
        Model = Model,
        Tool = Tool,
        Arm = Arm,
    };

    public KindRollupRow ToKindRow() => new()
    {
        Grain = Grain,
        Bucket = Bucket,
        Kind = Arm,
        Tenant = Tenant,
        User = User,
        Team = Team,
        KeyId = KeyId,
        Provider = Provider,
        Model = Model,
        Tool = Tool,
    };
}
