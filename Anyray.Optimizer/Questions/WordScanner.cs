using System.Runtime.CompilerServices;

namespace Anyray.Optimizer.Questions;

/// <summary>
/// Walks the words of a text. Identifiers come apart on underscores, case changes and digits (<c>getUserId2</c>: get, User, Id, 2);
/// a letter of a script without spaces is a word with its right neighbour, so that such text can be matched at all.
/// </summary>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The next word; false at the end of the text.</summary>
    public bool Next(out int start, out int length)
    {
        var text = _text;
        var at = _at;
        while (at < text.Length && !IsWord(text[at])) at++;
        start = at;
        length = 0;
        if (at >= text.Length) return false;
        var c = text[at++];
        if (char.IsAsciiDigit(c))
        {
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        }
        else if (IsUnspaced(c))
        {
            _at = at;
            length = at < text.Length && IsUnspaced(text[at]) ? 2 : 1;
            return true;
        }
        else
        {
            at = Letters(text, at, char.IsUpper(c));
        }

        _at = at;
        length = at - start;
        return true;
    }

    /// <summary>Goes on at an offset.</summary>
    public void SkipTo(int offset) => _at = offset;

    /// <summary>A character of Chinese, Japanese, Korean or Thai, which write words without spaces between.</summary>
    public static bool IsUnspaced(char c) => c >= 0x0E00 && (c <= 0x0E7F || c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF');

    /// <summary>A Japanese syllable: two of them are mostly grammar.</summary>
    public static bool IsKana(char c) => c is >= '\u3041' and <= '\u309F';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWord(char c) => char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : char.IsLetter(c);

    private static int Letters(ReadOnlySpan<char> text, int at, bool upper)
    {
        if (upper)
        {
            var run = at;
            while (run < text.Length && char.IsUpper(text[run])) run++;
            if (run > at) return run < text.Length && char.IsLower(text[run]) && run - at > 1 ? run - 1 : run;
        }

        while (at < text.Length && (char.IsAsciiLetterLower(text[at]) || !char.IsAscii(text[at]) && char.IsLetter(text[at]) && !IsUnspaced(text[at]) && !char.IsUpper(text[at]))) at++;
        return at;
    }
}
