namespace Anyray.SpendStore.Parity;

/// <summary>One arm of the holdout, per request.</summary>
/// <param name="Arm"><c>treated</c> or <c>holdout</c>.</param>
/// <param name="Requests">How many.</param>
/// <param name="CostUsd">Cost.</param>
/// <param name="Tokens">Tokens, input and output.</param>
/// <param name="DurationSeconds">First byte in to last byte out.</param>
/// <param name="ErrorRate">Failed part.</param>
public sealed record ParityArm(string Arm, long Requests, Interval CostUsd, Interval Tokens, Interval DurationSeconds, Interval ErrorRate)
{
    internal static ParityArm None(string arm) => new(arm, 0, Interval.Mean(0, 0, 0), Interval.Mean(0, 0, 0), Interval.Mean(0, 0, 0), Interval.Rate(0, 0));
}
