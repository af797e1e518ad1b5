namespace Anyray.Bench;

/// <summary>
/// Counts tokens about as byte-pair tokenizers cut text: a word of up to six letters is one, longer ones and hexadecimal
/// soup are several, three digits are one, a mark is one, and a run of blanks is one or belongs to the word after it.
/// Bytes divided by four would pay indentation as if it were words and flatter every saving of white space.
/// </summary>
internal static class TokenEstimate
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var c = text[i++];
            if (char.IsAsciiLetter(c))
            {
                while (i < text.Length && char.IsAsciiLetter(text[i])) i++;
                tokens += 1 + (i - start - 1) / 6;
            }
            else if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
                tokens += (i - start + 2) / 3;
            }
            else if (char.IsWhiteSpace(c))
            {
                while (i < text.Length && char.IsWhiteSpace(text[i]) && text[i] == c) i++;
                if (i - start > 1 || c != ' ') tokens += 1 + (i - start) / 16;
            }
            else
            {
                while (i < text.Length && text[i] == c && i - start < 16) i++;
                tokens++;
            }
        }

        return tokens;
    }
}
