using System.Globalization;
using System.Text;

namespace Anyray.Bench.Corpus;

/// <summary>The corpus' only source of chance: the same seed gives the same bytes on every machine.</summary>
public sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number in [0, <paramref name="limit"/>).</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    /// <summary>True with probability <paramref name="p"/>.</summary>
    public bool Chance(double p) => _random.NextDouble() < p;

    /// <summary>One of the choices.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    /// <summary><paramref name="digits"/> hexadecimal digits.</summary>
    public string Hex(int digits)
    {
        var text = new StringBuilder(digits);
        while (text.Length < digits) text.Append(_random.Next(16).ToString("x", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>A lower-case UUID.</summary>
    public string Uuid() => $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-a{Hex(3)}-{Hex(12)}";

    /// <summary>A private IPv4 address.</summary>
    public string Ip() => $"10.{Below(250)}.{Below(250)}.{Between(2, 250)}";

    /// <summary>Base64 of random bytes.</summary>
    public string Base64(int bytes)
    {
        var buffer = new byte[bytes];
        _random.NextBytes(buffer);
        return Convert.ToBase64String(buffer);
    }

    /// <summary>An amount with two decimals.</summary>
    public string Money(int low, int high) =>
        (Between(low * 100, high * 100) / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A number with three decimals.</summary>
    public string Real(double low, double high) =>
        (low + (high - low) * _random.NextDouble()).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A time of the corpus' imaginary year, <paramref name="seconds"/> after its start.</summary>
    public static DateTime Clock(double seconds) => new DateTime(2031, 3, 4, 6, 0, 0, DateTimeKind.Utc).AddSeconds(seconds);

    /// <summary>A person's name.</summary>
    public string Person() => $"{Pick(Lexicon.FirstNames)} {Pick(Lexicon.LastNames)}";

    /// <summary>A camel-cased identifier such as <c>settleRefund</c>.</summary>
    public string Function() => Pick(Lexicon.Verbs) + Pick(Lexicon.Nouns);

    /// <summary>A sentence of ordinary words, different nearly every time.</summary>
    public string Sentence()
    {
        var template = Pick(Lexicon.Sentences);
        var text = new StringBuilder(template.Length + 40);
        foreach (var c in template)
            _ = c switch
            {
                '$' => text.Append(Pick(Lexicon.Nouns).ToLowerInvariant()),
                '%' => text.Append(Pick(Lexicon.Services)),
                '@' => text.Append(Pick(Lexicon.FirstNames)),
                '#' => text.Append(Between(2, 980)),
                '~' => text.Append(Pick(Lexicon.Adjectives)),
                _ => text.Append(c),
            };
        return text.ToString();
    }

    /// <summary><paramref name="sentences"/> sentences on one line.</summary>
    public string Paragraph(int sentences)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++) text.Append(i == 0 ? "" : " ").Append(Sentence());
        return text.ToString();
    }
}
