namespace Anyray.SpendStore.Prices;

/// <summary>What a re-pricing did.</summary>
/// <param name="Examined">Lines of the period.</param>
/// <param name="Corrected">Lines that got a correction.</param>
/// <param name="DifferenceNanoUsd">By how much the period's cost changed, in nano-USD.</param>
public sealed record RepriceResult(long Examined, long Corrected, long DifferenceNanoUsd);
