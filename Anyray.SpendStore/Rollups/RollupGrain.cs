namespace Anyray.SpendStore.Rollups;

/// <summary>Length of a rollup's bucket; buckets begin on the UTC hour or day.</summary>
public enum RollupGrain
{
    Hour,
    Day,
}
