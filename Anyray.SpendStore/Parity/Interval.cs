namespace Anyray.SpendStore.Parity;

/// <summary>A figure with its 95 % confidence interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(double Value, double Low, double High)
{
    private const double Z95 = 1.959964;

    /// <summary>Mean of <paramref name="n"/> values, from their sum and sum of squares (normal approximation).</summary>
    internal static Interval Mean(double sum, double squares, long n)
    {
        if (n == 0) return new(0, 0, 0);
        var mean = sum / n;
        var half = n < 2 ? 0 : Z95 * Math.Sqrt(Math.Max(0, (squares - n * mean * mean) / (n - 1)) / n);
        return new(mean, mean - half, mean + half);
    }

    /// <summary>A rate, by Wilson's score interval, which holds for few and for extreme counts too.</summary>
    internal static Interval Rate(long hits, long n)
    {
        if (n == 0) return new(0, 0, 1);
        double p = (double)hits / n, z2 = Z95 * Z95;
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z95 / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return new(p, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>True when the two intervals share no value.</summary>
    internal bool IsApartFrom(Interval other) => High < other.Low || other.High < Low;
}
