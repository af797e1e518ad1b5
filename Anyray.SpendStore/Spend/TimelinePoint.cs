namespace Anyray.SpendStore.Spend;

/// <summary>One hour or day of a timeline.</summary>
internal sealed record TimelinePoint(DateTime Time, long Requests, long CostNanoUsd, long BaselineCostNanoUsd, long SavingsNanoUsd, long Tokens, long TokensSaved, long Failed, long Cached);
