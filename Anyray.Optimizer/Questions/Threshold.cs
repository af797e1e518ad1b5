using System.Buffers;
using Anyray.Optimizer.Relevance;

namespace Anyray.Optimizer.Questions;

/// <summary>A limit named in a question: <c>more than 500 ms</c>, <c>below one hundred</c>.</summary>
/// <param name="Value">The limit, in the base unit of what it measures.</param>
/// <param name="Above">True when what lies above is wanted, false for below.</param>
internal readonly record struct Threshold(double Value, bool Above)
{
    private static readonly string[] AboveWords = ["more than", "over", "above", "exceed", "exceeds", "exceeded", "longer than", "larger than", "bigger than", "greater than", "higher than", "slower than", "older than", "at least", "cross", "crossed", "beyond", "past", ">", ">=", "mehr als", "über", "länger als", "größer als", "plus de", "más de", "mais de", "più di"];

    private static readonly string[] BelowWords = ["less than", "fewer than", "under", "below", "shorter than", "smaller than", "lower than", "faster than", "cheaper than", "at most", "<", "<=", "weniger als", "unter", "moins de", "menos de", "meno di"];

    private static readonly (string Word, double Value)[] Numbers =
    [
        ("zero", 0), ("a hundred", 100), ("one hundred", 100), ("a thousand", 1000), ("one thousand", 1000), ("a million", 1e6), ("one million", 1e6),
        ("a millisecond", 1e-3), ("a second", 1), ("one second", 1), ("a minute", 60), ("one minute", 60), ("an hour", 3600), ("one hour", 3600), ("a day", 86400), ("half", 0.5),
    ];

    private static readonly SearchValues<string> Any = SearchValues.Create([.. AboveWords, .. BelowWords], StringComparison.OrdinalIgnoreCase);

    /// <summary>Does a figure lie on the wanted side?</summary>
    public bool IsPassedBy(double figure) => Above ? figure > Value : figure < Value;

    /// <summary>The first limit in a text, or null.</summary>
    public static Threshold? Find(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Any); at >= 0;)
        {
            if (After(text, at, AboveWords) is { } above) return new Threshold(above, true);
            if (After(text, at, BelowWords) is { } below) return new Threshold(below, false);
            var next = text[(at + 1)..].IndexOfAny(Any);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    private static double? After(ReadOnlySpan<char> text, int at, string[] words)
    {
        if (at > 0 && char.IsLetter(text[at - 1])) return null;
        foreach (var word in words)
            if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase) && Number(text[(at + word.Length)..]) is { } number) return number;
        return null;
    }

    private static double? Number(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsLetter(text[0])) return null;
        text = text.TrimStart(" \t$€£");
        foreach (var (word, value) in Numbers)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return value;
        var end = text.IndexOfAnyExcept("0123456789.,");
        var digits = (end < 0 ? text : text[..end]).TrimEnd(".,");
        if (digits.IsEmpty || !char.IsAsciiDigit(digits[0])) return null;
        var plain = digits.ToString().Replace(",", "", StringComparison.Ordinal);
        if (!Quantity.TryRead(plain, out var number)) return null;
        var rest = text[digits.Length..].TrimStart(' ');
        var unit = 0;
        while (unit < rest.Length && (char.IsLetter(rest[unit]) || rest[unit] == '%')) unit++;
        return unit is > 0 and <= 3 && Quantity.TryRead($"{plain}{rest[..unit]}", out var scaled) ? scaled : number;
    }
}
