using System.Globalization;
using System.Text.RegularExpressions;

namespace Anyray.Bench.Corpus.Reading;

/// <summary>Lines written as forms and values.</summary>
internal static partial class FormedText
{
    public static string Read(string text)
    {
        var head = Head().Match(text);
        if (!head.Success) return text;
        var count = int.Parse(head.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var lines = text[head.Length..].Split('\n');
        var forms = lines[..count].ToDictionary(l => l[0], l => l[3..]);
        return string.Join('\n', lines[count..].Select(line => line switch
        {
            "" => "",
            ['=', ' ', .. var rest] => rest,
            _ => Fill(forms[line[0]], line[2..]),
        }));
    }

    private static string Fill(string form, string row)
    {
        var slots = Slot().Matches(form).Count(m => m.Length > 2 || m.Value is "{}");
        var cells = row.Split('|', Math.Max(slots, 1));
        var next = 0;
        return Slot().Replace(form, match =>
        {
            if (match.Value is "{{" or "}}") return match.Value[..1];
            var cell = next < cells.Length ? cells[next] : "";
            next++;
            if (cell.Length == 0) cell = match.Groups["default"].Success ? match.Groups["default"].Value : throw new FormatException("A blank value stands for nothing.");
            if (!match.Groups["width"].Success) return cell;
            var width = int.Parse(match.Groups["width"].ValueSpan, CultureInfo.InvariantCulture);
            return match.Groups["align"].Value == "<" ? cell.PadRight(width) : cell.PadLeft(width);
        });
    }

    [GeneratedRegex(@"\A\[(\d+) forms, then the lines: [^\n]*\n")]
    private static partial Regex Head();

    [GeneratedRegex(@"\{\{|\}\}|\{(=(?<default>[^{}:|]+))?(:(?<align>[<>])(?<width>\d+))?\}")]
    private static partial Regex Slot();
}
