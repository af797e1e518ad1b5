namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>
/// Tokens of a text, about as byte-pair tokenizers cut it: words by six letters, digits by three, every mark one, a single blank none.
/// What is saved in characters alone (padding, rules) is nearly free to a model, so encodings are weighed by this.
/// </summary>
internal static class TokenCount
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
            else
            {
                while (i < text.Length && text[i] == c && i - start < 16) i++;
                if (c != ' ' || i - start > 1) tokens++;
            }
        }

        return tokens;
    }
}
