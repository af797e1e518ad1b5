namespace Anyray.SpendStore.Console.Parts;

/// <summary>Round steps for a chart's axis.</summary>
internal static class Scale
{
    private const int Count = 4;

    /// <summary>0 and up to five more steps of 1, 2 or 5 times a power of ten; the last is at least <paramref name="max"/>.</summary>
    public static double[] Steps(double max)
    {
        var raw = Math.Max(max, 1) / Count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
        return [.. Enumerable.Range(0, (int)Math.Ceiling(max / step) + 1).Select(i => i * step)];
    }
}
