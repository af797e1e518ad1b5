using System.Text.Json.Serialization;

namespace Anyray.SpendStore.Rollups;

/// <summary>What one strategy saved in one hour or day, for one combination of dimensions.</summary>
public sealed class KindRollupRow : IRollup
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required RollupGrain Grain { get; init; }
    public required DateTime Bucket { get; init; }
    public required string Kind { get; init; }
    public required string Tenant { get; init; }
    public required string User { get; init; }
    public required string Team { get; init; }
    public required string KeyId { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }
    public required string Tool { get; init; }

    /// <summary>Requests the strategy took part in.</summary>
    public long Requests { get; set; }

    /// <summary>Estimated input tokens it removed.</summary>
    public long TokensSaved { get; set; }

    /// <summary>Its share of those requests' savings, split by tokens removed.</summary>
    public long SavingsNanoUsd { get; set; }
}
