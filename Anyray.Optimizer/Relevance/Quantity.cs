namespace Anyray.Optimizer.Relevance;

/// <summary>Reads figures as tools print them: <c>-4.5</c>, <c>$1200</c>, <c>71%</c>, <c>412 GB</c>, <c>2h15m</c>, <c>3GiB / 8GiB</c>. Sizes and times of different units compare.</summary>
internal static class Quantity
{
    private const int Longest = 20;

    private static readonly (string Unit, double Scale)[] Units =
    [
        ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("sec", 1), ("m", 60), ("min", 60), ("h", 3600), ("d", 86400), ("w", 604800),
        ("B", 1), ("K", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("k", 1e3), ("Ki", 1e3), ("Mi", 1e6), ("Gi", 1e9), ("Ti", 1e12),
        ("KB", 1e3), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("PB", 1e15), ("KiB", 1e3), ("MiB", 1e6), ("GiB", 1e9), ("TiB", 1e12),
    ];

    /// <summary>The figure that the text is, or NaN.</summary>
    public static double Read(ReadOnlySpan<char> text) => TryRead(text, out var number) ? number : double.NaN;

    /// <summary>False when the text is anything but a figure, with a unit of up to three letters or without.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        if (text.IsEmpty || char.IsAsciiLetter(text[0])) return false;
        if (text.IndexOf(" / ") is > 0 and var of) text = text[..of];
        text = text.Trim("$€£ ");
        if (text.Length is 0 or > Longest) return false;
        var negative = text[0] == '-';
        if (negative) text = text[1..].TrimStart("$€£");
        if (text.IsEmpty || !char.IsAsciiDigit(text[0])) return false;
        for (var parts = 0; !text.IsEmpty; parts++)
        {
            if (parts == 3 || !Figure(ref text, out var figure) || !Scale(ref text, out var scale)) return false;
            number += figure * scale;
        }

        if (negative) number = -number;
        return true;
    }

    // Digits with a point at most, of which a double holds all.
    private static bool Figure(ref ReadOnlySpan<char> text, out double number)
    {
        long whole = 0;
        double scale = 0;
        var at = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '.' && scale == 0) scale = 1;
            else if (text[at] == ',' && at > 0 && scale == 0 && IsGroup(text[(at + 1)..])) continue;
            else if (char.IsAsciiDigit(text[at])) (whole, scale) = (whole * 10 + text[at] - '0', scale * 10);
            else break;
        }

        number = scale > 1 ? whole / scale : whole;
        text = text[at..];
        return at is > 0 and <= 18;
    }

    // Three digits after a comma, as in 71,250.
    private static bool IsGroup(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[..3].IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static bool Scale(ref ReadOnlySpan<char> text, out double scale)
    {
        scale = 1;
        if (text.IsEmpty) return true;
        if (text[0] == ' ') text = text[1..];
        var length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) || text[length] == '%')) length++;
        if (length is 0 or > 3) return false;
        foreach (var (unit, times) in Units)
            if (text[..length].SequenceEqual(unit)) scale = times;
        text = text[length..];
        return true;
    }
}
