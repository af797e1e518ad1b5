namespace Anyray.SpendStore.Spend;

/// <summary>What one strategy did in a period.</summary>
internal sealed record KindSavings(string Kind, long Requests, long TokensSaved, long SavingsNanoUsd);
