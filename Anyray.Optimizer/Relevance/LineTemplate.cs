using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Relevance;

/// <summary>Reduces a line to its kind: digits, and hexadecimal ids that hold one, are blanked out and the rest is hashed.</summary>
internal static class LineTemplate
{
    // A kind is told by its start; the tail of a long line is payload.
    private const int Window = 240;

    public static ulong Hash(ReadOnlySpan<char> text, Span<double> numbers, out int filled)
    {
        filled = 0;
        if (text.Length > Window) text = text[..Window];
        var hash = 14695981039346656037UL;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                at = Number(text, at, numbers, ref filled);
                c = '0';
            }
            else if (char.IsAsciiLetter(c))
            {
                var start = at;
                while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
                if (at < text.Length && char.IsAsciiDigit(text[at]) || start > 0 && char.IsAsciiDigit(text[start - 1]))
                {
                    // Letters that touch digits belong to an id.
                    continue;
                }

                hash = (hash ^ TextHash.Of(text[start..at])) * 1099511628211UL;
                continue;
            }
            else
            {
                at++;
                if (c is ' ' or '\t') continue;
            }

            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }

    private static int Number(ReadOnlySpan<char> text, int at, Span<double> numbers, ref int filled)
    {
        double value = 0;
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) value = value * 10 + (text[at++] - '0');
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]) && (start == 0 || text[start - 1] != '.'))
        {
            double unit = 0.1;
            for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++, unit /= 10) value += (text[at] - '0') * unit;
        }

        // Ids, dates and clocks would only fill the slots: a figure stands free.
        var free = (start == 0 || text[start - 1] is ' ' or '=' or ':' or '(' or ',' or '\t' or '"' or '[' or '$')
            && !(at < text.Length && (text[at] is '-' or ':' or '/' or '_' || text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            && at - start <= 12;
        if (free && filled < numbers.Length && !(start > 1 && text[start - 1] == ':' && char.IsAsciiDigit(text[start - 2]))) numbers[filled++] = value;
        return at;
    }
}
