using System.Buffers;

namespace Anyray.Optimizer.Questions;

/// <summary>
/// One vectorised search for all terms and identifiers of a question. A term matches the start of a word with any ending its stem allows,
/// an identifier matches as a whole. Pattern numbers: terms first, then identifiers.
/// </summary>
internal sealed class TermMatcher
{
    /// <summary>More words than this and it is no longer a question.</summary>
    public const int MaxTerms = 64;

    private readonly string[] _patterns;
    private readonly SearchValues<string>? _search;
    private readonly byte[][] _byFirst = new byte[128][];
    private readonly byte[] _others;

    public TermMatcher(Question question)
    {
        Terms = question.Terms.Length;
        _patterns = [.. question.Terms, .. question.Identifiers];
        if (_patterns.Length > 0) _search = SearchValues.Create(_patterns, StringComparison.OrdinalIgnoreCase);
        var others = new List<byte>();
        for (var i = 0; i < _patterns.Length; i++)
        {
            var first = _patterns[i][0];
            if (!char.IsAscii(first)) { others.Add((byte)i); continue; }
            Include(char.ToLowerInvariant(first), (byte)i);
            if (char.ToUpperInvariant(first) != char.ToLowerInvariant(first)) Include(char.ToUpperInvariant(first), (byte)i);
        }

        _others = [.. others];
    }

    /// <summary>Patterns below this number are terms, the others identifiers.</summary>
    public int Terms { get; }

    /// <summary>Number of patterns.</summary>
    public int Count => _patterns.Length;

    /// <summary>The pattern of that number.</summary>
    public string this[int pattern] => _patterns[pattern];

    /// <summary>
    /// The next match at or after <paramref name="at"/>; moves <paramref name="at"/> to where it starts. Several patterns may match at one
    /// place: their numbers are written to <paramref name="matched"/> and their count returned. 0 = no more.
    /// </summary>
    public int Next(ReadOnlySpan<char> text, ref int at, Span<byte> matched)
    {
        if (_search is null) return 0;
        while (at < text.Length)
        {
            var hit = text[at..].IndexOfAny(_search);
            if (hit < 0) return 0;
            at += hit;
            var count = Matches(text, at, matched);
            if (count > 0) return count;
            at++;
        }

        return 0;
    }

    private int Matches(ReadOnlySpan<char> text, int at, Span<byte> matched)
    {
        var candidates = char.IsAscii(text[at]) ? _byFirst[text[at]] : _others;
        if (candidates is null) return 0;
        var count = 0;
        foreach (var candidate in candidates)
        {
            var pattern = _patterns[candidate];
            if (count < matched.Length && text[at..].StartsWith(pattern, StringComparison.OrdinalIgnoreCase)
                && (candidate < Terms ? IsWord(text, at, pattern.Length) : IsWhole(text, at, pattern)))
                matched[count++] = candidate;
        }

        return count;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at, int length)
    {
        if (WordScanner.IsUnspaced(text[at])) return true;
        if (at > 0 && char.IsLetter(text[at - 1]) && char.IsLetter(text[at]) && !(char.IsLower(text[at - 1]) && char.IsUpper(text[at]))) return false;
        if (char.IsAsciiDigit(text[at]) && at > 0 && char.IsAsciiDigit(text[at - 1])) return false;
        var end = at + length;
        while (end < text.Length && char.IsLetter(text[end]) && !(char.IsUpper(text[end]) && char.IsLower(text[end - 1]))) end++;
        if (char.IsAsciiDigit(text[at])) return end >= text.Length || !char.IsAsciiDigit(text[end]);
        var rest = end - at - length;
        return rest <= 3 || Stemmer.Length(text[at..end]) <= length;
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int at, string pattern)
    {
        var end = at + pattern.Length;
        return (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(pattern[0]) || WordScanner.IsUnspaced(text[at - 1]))
            && (end >= text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(pattern[^1]) || WordScanner.IsUnspaced(text[end]));
    }

    private void Include(char first, byte pattern) => _byFirst[first] = [.. _byFirst[first] ?? [], pattern];
}
