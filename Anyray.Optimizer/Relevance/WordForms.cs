using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>How near two words are in form: a common stem, or one as part of the other. Bridges inflection and compounds in any language.</summary>
internal static class WordForms
{
    private const int MinPart = 5;

    public static float Likeness(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (WordScanner.IsUnspaced(left[0]) || WordScanner.IsUnspaced(right[0])) return Unspaced(left, right);
        var shorter = left.Length < right.Length ? left : right;
        var longer = left.Length < right.Length ? right : left;
        if ((shorter[0] | 0x20) != (longer[0] | 0x20) && (shorter.Length < MinPart || longer.Length <= MinPart)) return 0;
        var common = 0;
        while (common < shorter.Length && char.ToLowerInvariant(shorter[common]) == char.ToLowerInvariant(longer[common])) common++;
        if (common == longer.Length) return 1;
        if (common >= 4 && common * 10 >= longer.Length * 6) return 0.5f + 0.4f * common / longer.Length;
        return shorter.Length >= MinPart && longer.Contains(shorter, StringComparison.OrdinalIgnoreCase) ? 0.65f : 0;
    }

    // Two characters are a word here: the same ideograph in both carries over much of the sense.
    private static float Unspaced(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.SequenceEqual(right)) return WordScanner.IsKana(left[0]) && WordScanner.IsKana(left[^1]) ? 0.3f : 1;
        foreach (var c in left) if (c is >= '\u4E00' and <= '\u9FFF' && right.Contains(c)) return 0.45f;
        return 0;
    }
}
