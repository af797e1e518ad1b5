using System.Globalization;

namespace Anyray.SpendStore.Console;

/// <summary>Numbers as people read them, always with their unit.</summary>
internal static class Format
{
    private static readonly CultureInfo C = CultureInfo.InvariantCulture;

    /// <summary>Dollars with as many digits as the amount needs: $1,204.50, $0.0042, −$3.10.</summary>
    public static string Usd(long? nanos)
    {
        if (nanos is not { } amount) return "unknown";
        var usd = Math.Abs(amount / 1_000_000_000m);
        var text = usd switch
        {
            0 => "0.00",
            >= 1_000_000 => (usd / 1_000_000).ToString("0.00", C) + "M",
            >= 1 => usd.ToString("#,0.00", C),
            >= 0.01m => usd.ToString("0.000", C),
            >= 0.0001m => usd.ToString("0.00000", C),
            >= 0.00001m => usd.ToString("0.000000", C),
            _ => usd.ToString("0.0########", C),
        };
        return $"{(amount < 0 ? "−" : "")}${text}";
    }

    /// <summary>The dollars of one call, in a column: four places, so that amounts compare at a glance.</summary>
    public static string CallUsd(long? nanos) => nanos is not { } amount
        ? "unknown"
        : Math.Abs(amount) switch
        {
            0 => "$0",
            < 50_000 => $"{(amount < 0 ? "−" : "")}<$0.0001",
            _ => $"{(amount < 0 ? "−" : "")}${Math.Abs(amount / 1_000_000_000m).ToString("#,0.0000", C)}",
        };

    public static string Count(long count) => count switch
    {
        >= 10_000_000 or <= -10_000_000 => (count / 1e6).ToString("#,0.0", C) + " M",
        _ => count.ToString("#,0", C),
    };

    public static string Tokens(long tokens) => Math.Abs(tokens) switch
    {
        >= 1_000_000_000 => (tokens / 1e9).ToString("#,0.00", C) + " B",
        >= 1_000_000 => (tokens / 1e6).ToString("0.00", C) + " M",
        >= 10_000 => (tokens / 1e3).ToString("0.0", C) + " k",
        _ => tokens.ToString("#,0", C),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 30 => (bytes / (double)(1 << 30)).ToString("0.00", C) + " GiB",
        >= 1 << 20 => (bytes / (double)(1 << 20)).ToString("0.0", C) + " MiB",
        >= 1 << 10 => (bytes / 1024.0).ToString("0.0", C) + " KiB",
        _ => bytes.ToString(C) + " B",
    };

    public static string Percent(double part, double whole, string format = "0.0") => whole == 0 ? "–" : (100 * part / whole).ToString(format, C) + " %";

    public static string Duration(long micros) => micros switch
    {
        0 => "–",
        < 1_000 => $"{micros} µs",
        < 1_000_000 => (micros / 1e3).ToString("0.0", C) + " ms",
        < 60_000_000 => (micros / 1e6).ToString("0.00", C) + " s",
        _ => (micros / 60e6).ToString("0.0", C) + " min",
    };

    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", C);

    public static string Short(DateTime utc) => utc.ToString("d MMM HH:mm:ss", C);

    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", C);

    public static string Day(DateTime utc) => utc.ToString("d MMM", C);
}
