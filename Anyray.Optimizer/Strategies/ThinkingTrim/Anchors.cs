namespace Anyray.Optimizer.Strategies.ThinkingTrim;

/// <summary>The anchors of a thought: files, symbols and numbers it names.</summary>
internal static class Anchors
{
    /// <summary>Whether every anchor of <paramref name="thought"/> also stands in one of the texts.</summary>
    public static bool AllIn(ReadOnlySpan<char> thought, IReadOnlyList<ReadOnlyMemory<char>> texts)
    {
        for (var at = 0; at < thought.Length;)
        {
            if (!IsPart(thought[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < thought.Length && IsPart(thought[at])) at++;
            var word = thought[start..at].Trim("./-:'");
            if (IsAnchor(word) && !IsIn(word, texts)) return false;
        }

        return true;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '/' or '\\' or '-' or ':' or '@' or '#' or '$';

    /// <summary>A word that holds a digit, a path or member separator, an underscore, or an inner capital.</summary>
    private static bool IsAnchor(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsDigit(word[i]) || word[i] is '_' or '/' or '\\' or '.' or '@' or '#' or '$') return true;
            if (i > 0 && char.IsUpper(word[i]) && char.IsLower(word[i - 1])) return true;
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<char> word, IReadOnlyList<ReadOnlyMemory<char>> texts)
    {
        foreach (var text in texts)
            if (text.Span.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
