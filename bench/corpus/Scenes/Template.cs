using System.Globalization;
using System.Text;

namespace Anyray.Bench.Corpus.Scenes;

/// <summary>
/// Writes text with slots: <c>«a|b|c»</c> one of them, <c>«3..90»</c> a number of that range (as many decimals as the bounds have), <c>«x7»</c> hexadecimal digits,
/// <c>«i»</c> the line's number, <c>«t:HH:mm»</c> its time, <c>«first»</c> and the like a word of the lexicon, any other name a value set before; slots nest.
/// </summary>
internal sealed class Template(Dice dice, IReadOnlyDictionary<string, string> values, double step)
{
    public string Fill(string text, int line = 0)
    {
        var open = new Stack<StringBuilder>();
        var filled = new StringBuilder(text.Length + 32);
        foreach (var c in text)
            if (c == '«')
            {
                open.Push(filled);
                filled = new StringBuilder();
            }
            else if (c == '»')
            {
                filled = open.Pop().Append(Slot(filled.ToString(), line));
            }
            else
            {
                filled.Append(c);
            }

        return filled.ToString();
    }

    private string Slot(string slot, int line)
    {
        if (values.TryGetValue(slot, out var value)) return value;
        if (slot.Contains('|', StringComparison.Ordinal)) return dice.Pick(slot.Split('|'));
        if (slot.StartsWith("t:", StringComparison.Ordinal)) return Dice.Clock(line * step).ToString(slot[2..], CultureInfo.InvariantCulture);
        if (slot.IndexOf("..", StringComparison.Ordinal) is > 0 and var dots) return Number(slot[..dots], slot[(dots + 2)..]);
        if (slot == "i" || (slot[0] == 'i' && char.IsAsciiDigit(slot[1]))) return (line + (slot.Length > 1 ? int.Parse(slot[1..], CultureInfo.InvariantCulture) : 0)).ToString(CultureInfo.InvariantCulture);
        if (slot[0] == 'x' && slot.Length > 1 && char.IsAsciiDigit(slot[1])) return dice.Hex(int.Parse(slot[1..], CultureInfo.InvariantCulture));
        return slot switch
        {
            "First" => dice.Pick(Lexicon.FirstNames),
            "first" => dice.Pick(Lexicon.FirstNames).ToLowerInvariant(),
            "Last" => dice.Pick(Lexicon.LastNames),
            "last" => dice.Pick(Lexicon.LastNames).ToLowerInvariant(),
            "City" => dice.Pick(Lexicon.Cities),
            "city" => dice.Pick(Lexicon.Cities).ToLowerInvariant(),
            "svc" => dice.Pick(Lexicon.Services),
            "verb" => dice.Pick(Lexicon.Verbs),
            "Noun" => dice.Pick(Lexicon.Nouns),
            "noun" => dice.Pick(Lexicon.Nouns).ToLowerInvariant(),
            "adj" => dice.Pick(Lexicon.Adjectives),
            "ip" => dice.Ip(),
            "uuid" => dice.Uuid(),
            _ => throw new FormatException($"Unknown slot «{slot}»."),
        };
    }

    private string Number(string low, string high)
    {
        if (low.IndexOf('.', StringComparison.Ordinal) is var point && point < 0) return dice.Between(Whole(low), Whole(high)).ToString(CultureInfo.InvariantCulture);
        var decimals = low.Length - point - 1;
        var scale = Math.Pow(10, decimals);
        var number = dice.Between((int)Math.Round(Real(low) * scale), (int)Math.Round(Real(high) * scale)) / scale;
        return number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
