namespace Anyray.Optimizer.Questions;

/// <summary>Finds in a question what stands for exactly one thing: paths, symbols, ids, numbers, quoted strings, names.</summary>
internal static class IdentifierReader
{
    private const int Most = 48;

    public static void Read(ReadOnlySpan<char> text, List<string> found)
    {
        Quoted(text, found);
        for (var at = 0; at < text.Length && found.Count < Most;)
        {
            while (at < text.Length && !IsPart(text[at])) at++;
            var start = at;
            while (at < text.Length && IsPart(text[at])) at++;
            var word = Trim(text[start..at]);
            if (IsIdentifier(word) || IsName(text, start, word)) Add(word, found);
        }
    }

    /// <summary>A token that no dictionary holds: mixed case, digits, underscores, path or dotted name.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> word)
    {
        if (word.Length < 2) return false;
        var digits = word.ContainsAnyInRange('0', '9');
        if (digits) return word.Length >= 3 || word.Length == 2 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]);
        if (word.Length < 3) return false;
        if (word.ContainsAny('_', '/', '\\') || word.Contains("::", StringComparison.Ordinal) || word.Contains('@')) return true;
        var dot = word.IndexOf('.');
        if (dot > 0 && dot < word.Length - 1) return true;
        if (word.IndexOf('-') > 0 && word.Length > 4) return true;
        for (var i = 1; i < word.Length; i++)
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1])) return true;
        return word.Length >= 3 && !word.ContainsAnyExceptInRange('A', 'Z') && !StopWords.Contains(word);
    }

    private static void Quoted(ReadOnlySpan<char> text, List<string> found)
    {
        for (var at = 0; at < text.Length && found.Count < Most; at++)
        {
            var close = text[at] switch { '"' => '"', '`' => '`', '“' => '”', '«' => '»', '「' => '」', '\'' => '\'', _ => '\0' };
            if (close == '\0' || text[at] == '\'' && at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            var length = text[(at + 1)..].IndexOf(close);
            if (length is < 2 or > 120 || text.Slice(at + 1, length).Contains('\n')) continue;
            Add(text.Slice(at + 1, length).Trim(), found);
            at += length + 1;
        }
    }

    // A capitalised word inside a sentence is a name.
    private static bool IsName(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || !char.IsUpper(word[0]) || StopWords.Contains(word)) return false;
        var before = text[..start].TrimEnd(' ');
        return before.Length > 0 && before.Length < start && before[^1] is not ('.' or '!' or '?' or ':' or '\n' or '"' or '-' or '*' or '>');
    }

    private static void Add(ReadOnlySpan<char> word, List<string> found)
    {
        if (word.Length < 2) return;
        foreach (var known in found)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase)) return;
        found.Add(word.ToString());
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) && !WordScanner.IsUnspaced(c) || c is '_' or '-' or '.' or '/' or '\\' or ':' or '@' or '#' or '$';

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> word)
    {
        word = word.Trim(".:-/#$");
        return word.EndsWith("'s") ? word[..^2] : word;
    }
}
