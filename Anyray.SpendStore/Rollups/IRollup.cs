namespace Anyray.SpendStore.Rollups;

/// <summary>What every rollup is summed by, so that one query filters them all.</summary>
public interface IRollup
{
    RollupGrain Grain { get; }
    DateTime Bucket { get; }
    string Tenant { get; }
    string User { get; }
    string Team { get; }
    string KeyId { get; }
    string Provider { get; }
    string Model { get; }
    string Tool { get; }
}
