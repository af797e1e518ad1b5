using System.Buffers;

namespace Anyray.Optimizer.Shapes;

/// <summary>Looks for any of many words, those in ASCII apart from the others: one search for both kinds is ten times slower than two.</summary>
internal sealed class WordSearch
{
    private readonly SearchValues<string> _ascii, _foreign;

    public WordSearch(params string[] words)
    {
        _ascii = SearchValues.Create(Array.FindAll(words, w => System.Text.Ascii.IsValid(w)), StringComparison.Ordinal);
        _foreign = SearchValues.Create(Array.FindAll(words, w => !System.Text.Ascii.IsValid(w)), StringComparison.Ordinal);
    }

    /// <summary>Does one of the words occur in the text, in just that case?</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(_ascii)) return true;

        // A foreign word may begin with ASCII blanks.
        return text.ContainsAnyExceptInRange('\0', '\u007f') && text.ContainsAny(_foreign);
    }
}
