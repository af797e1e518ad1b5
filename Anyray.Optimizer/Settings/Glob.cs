namespace Anyray.Optimizer.Settings;

/// <summary>Patterns of the settings' rules: <c>*</c> is any run of characters, <c>?</c> is one; case does not count.</summary>
internal static class Glob
{
    public static bool Matches(string pattern, string text)
    {
        // Linear in practice: on a mismatch only the last star is widened.
        int p = 0, t = 0, star = -1, from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                from = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || char.ToLowerInvariant(pattern[p]) == char.ToLowerInvariant(text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++from;
            }
            else return false;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    /// <summary>True when the list is empty or one of its patterns matches.</summary>
    public static bool AnyMatches(IReadOnlyList<string> patterns, string? text)
    {
        if (patterns.Count == 0) return true;
        foreach (var pattern in patterns)
            if (Matches(pattern, text ?? "")) return true;
        return false;
    }
}
