using Anyray.SpendStore.Ledger;
using Anyray.SpendStore.Spend;
using Microsoft.EntityFrameworkCore;

namespace Anyray.SpendStore.Parity;

/// <summary>Holdout against treated: what optimizing changed, with 95 % confidence intervals.</summary>
/// <param name="Treated">Requests that were optimized.</param>
/// <param name="Holdout">Requests left alone as control group.</param>
/// <param name="ErrorRateDiffers">True when the two error rates' intervals are apart.</param>
/// <param name="CostDiffers">True when the two costs' intervals are apart.</param>
public sealed record QualityParity(ParityArm Treated, ParityArm Holdout, bool ErrorRateDiffers, bool CostDiffers)
{
    private const double NanosPerUsd = 1e9;
    private const double MicrosPerSecond = 1e6;

    /// <summary>No request in either arm.</summary>
    internal static QualityParity None { get; } = new(ParityArm.None("treated"), ParityArm.None("holdout"), false, false);

    internal static async Task<QualityParity> ReadAsync(SpendContext db, SpendQuery query, DateTimeOffset now, CancellationToken stop)
    {
        var treated = await ArmAsync(db, query, "treated", now, stop);
        var holdout = await ArmAsync(db, query, "holdout", now, stop);
        return new(treated, holdout, treated.ErrorRate.IsApartFrom(holdout.ErrorRate), treated.CostUsd.IsApartFrom(holdout.CostUsd));
    }

    private static async Task<ParityArm> ArmAsync(SpendContext db, SpendQuery query, string arm, DateTimeOffset now, CancellationToken stop)
    {
        var t = await db.RollupsOf(query, now).Where(r => r.Arm == arm).GroupBy(_ => 1).Select(Totals.OfGroup).SingleOrDefaultAsync(stop) ?? new Totals();
        double tokens = t.InputTokens + t.CacheReadTokens + t.CacheWriteTokens + t.OutputTokens;
        return new(
            arm, t.Requests,
            Interval.Mean(t.CostNanoUsd / NanosPerUsd, t.CostSquares, t.Requests),
            Interval.Mean(tokens, t.TokenSquares, t.Requests),
            Interval.Mean(t.TotalMicros / MicrosPerSecond, t.TotalSquares, t.Requests),
            Interval.Rate(t.Failed, t.Requests));
    }
}
