namespace Anyray.Bench.Gateway;

/// <summary>Figures of many samples.</summary>
internal static class Quantiles
{
    public static double Median(IEnumerable<double> samples) => At(samples, 0.5);

    /// <param name="samples">In any order.</param>
    /// <param name="part">0 to 1: 0.99 is what 99 of 100 samples stay under.</param>
    public static double At(IEnumerable<double> samples, double part)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
    }
}
