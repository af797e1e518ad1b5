using System.Text.Json.Serialization;

namespace Anyray.SpendStore.Rollups;

/// <summary>Sums of one hour or day for one combination of dimensions; every page and summary reads these, not the ledger.</summary>
public sealed class RollupRow : RollupMeasures, IRollup
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required RollupGrain Grain { get; init; }
    public required DateTime Bucket { get; init; }
    public required string Tenant { get; init; }
    public required string User { get; init; }
    public required string Team { get; init; }
    public required string KeyId { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }
    public required string Tool { get; init; }
    public required string Arm { get; init; }
}
