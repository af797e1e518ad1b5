using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Anyray.Bench.Corpus.Reading;

/// <summary>Lines whose numbers were taken off.</summary>
internal static partial class NumberedText
{
    public static string Read(string text)
    {
        if (!text.Contains("their numbers left out but for every tenth", StringComparison.Ordinal)) return text;
        var lines = text.Split('\n');
        var output = new List<string>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var head = Head().Match(lines[i]);
            if (!head.Success)
            {
                output.Add(lines[i]);
                continue;
            }

            var (from, to, prefix) = (Number(head.Groups[1]), Number(head.Groups[2]), head.Groups[3].Value);
            var digits = from.ToString(CultureInfo.InvariantCulture);
            var end = prefix.IndexOf(digits, StringComparison.Ordinal) + digits.Length;
            var width = prefix[0] == ' ' ? end : 0;
            for (var number = from; number <= to; number++)
            {
                if (number % 10 == 0 && lines[++i] != $"[{number}]") throw new FormatException($"No [{number}] above line {number}.");
                output.Add(new StringBuilder(number.ToString(CultureInfo.InvariantCulture).PadLeft(width)).Append(prefix, end, prefix.Length - end).Append(lines[++i]).ToString());
            }
        }

        return string.Join('\n', output);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("""^\[lines (\d+)-(\d+) as "([^"]*)", their numbers left out but for every tenth, which stands as \[10\] above its line\]$""")]
    private static partial Regex Head();
}
