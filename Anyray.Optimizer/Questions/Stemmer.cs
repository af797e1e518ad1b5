namespace Anyray.Optimizer.Questions;

/// <summary>Cuts endings of a word so that its forms meet: <c>retries</c>, <c>retry</c>; <c>failing</c>, <c>failed</c>. Only ever shortens.</summary>
internal static class Stemmer
{
    private static readonly string[] Endings = ["ations", "ation", "ings", "ing", "ions", "ion", "ies", "ers", "ed", "er", "es", "s", "y", "e"];

    /// <summary>Length of the stem, at least 3.</summary>
    public static int Length(ReadOnlySpan<char> word)
    {
        if (word.Length < 5 || !char.IsAsciiLetter(word[^1])) return word.Length;
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                var length = word.Length - ending.Length;
                return length > 3 && word[length - 1] is 'e' or 'y' or 'i' ? length - 1 : length;
            }
        }

        return word.Length;
    }
}
