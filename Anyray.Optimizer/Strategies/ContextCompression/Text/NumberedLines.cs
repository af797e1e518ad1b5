using System.Globalization;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>
/// Takes the numbers off the lines of a file as readers print it (<c>  12→</c>, <c>12⇥</c>, <c>12: </c>) and leaves every tenth, on a line of
/// its own: in source code they are a fifth of the tokens. The first prefix stands in the head, so that each can be told again.
/// </summary>
internal static class NumberedLines
{
    private const string Head = "[lines ";
    private const string Explained = "\", their numbers left out but for every tenth, which stands as [10] above its line]";
    private const int MinLines = 12;
    private const int Step = 10;

    /// <summary>Were numbers taken off this text already?</summary>
    public static bool Is(ReadOnlySpan<char> text) => text.Contains(Explained, StringComparison.Ordinal);

    /// <summary>True when a run of numbered lines was found; <paramref name="output"/> then has the whole text, else nothing.</summary>
    public static bool Write(ReadOnlySpan<char> text, CharBuffer output)
    {
        if (Is(text)) return false;
        using var lines = new LineTable(text);
        var found = false;
        for (var i = 0; i < lines.Count;)
        {
            var run = Run(lines, i, out var number);
            if (run < MinLines)
            {
                output.Append(text[lines.Start(i)..lines.Next(i + Math.Max(run, 1) - 1)]);
                i += Math.Max(run, 1);
                continue;
            }

            found = true;
            output.Append(Head).Append(number).Append('-').Append(number + run - 1).Append(" as \"").Append(lines[i][..LineMarks.LineNumberLength(lines[i])]).Append(Explained).Append('\n');
            for (var end = i + run; i < end; i++, number++)
            {
                if (number % Step == 0) output.Append('[').Append(number).Append("]\n");
                output.Append(text[(lines.Start(i) + LineMarks.LineNumberLength(lines[i]))..lines.Next(i)]);
            }
        }

        if (!found) output.Length = 0;
        return found;
    }

    // Lines that count up by one, all with the first one's padding and mark.
    private static int Run(LineTable lines, int from, out int number)
    {
        number = 0;
        var first = lines[from][..LineMarks.LineNumberLength(lines[from])];
        // A number and a bar is a row of a table as well.
        if (first.IsEmpty || first.ContainsAny('"', '|')) return 0;
        var digits = first.IndexOfAnyInRange('0', '9');
        var mark = first[(first.LastIndexOfAnyInRange('0', '9') + 1)..];
        var width = digits > 0 ? first.Length - mark.Length : 0;
        var value = first[digits..^mark.Length];
        if (value[0] == '0' && value.Length > 1 || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return 0;
        Span<char> expected = stackalloc char[24];
        var run = 1;
        for (; from + run < lines.Count; run++)
        {
            (number + run).TryFormat(expected, out var written, default, CultureInfo.InvariantCulture);
            var line = lines[from + run];
            var blanks = Math.Max(0, width - written);
            if (line.Length < blanks + written + mark.Length || line[..blanks].IndexOfAnyExcept(' ') >= 0) break;
            if (!line[blanks..].StartsWith(expected[..written]) || !line[(blanks + written)..].StartsWith(mark)) break;
        }

        return run;
    }
}
