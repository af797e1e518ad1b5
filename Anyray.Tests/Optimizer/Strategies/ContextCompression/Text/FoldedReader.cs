using System.Globalization;
using System.Text.RegularExpressions;

namespace Anyray.Tests.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Reads folded lines, hits under their file and paths under their folder as one would who sees nothing but the text.</summary>
internal static partial class FoldedReader
{
    /// <summary>The lines with every run and every named block told again.</summary>
    public static List<string> Unfold(string text)
    {
        var lines = new List<string>();
        var blocks = new Dictionary<string, int>();
        foreach (var line in Lines(text))
        {
            if (Run().Match(line) is { Success: true } run) lines.AddRange(Enumerable.Repeat(lines[^1], Number(run, 1) - 1));
            else if (Named().Match(line) is { Success: true } named) blocks[named.Groups[1].Value] = lines.Count;
            else if (Again().Match(line) is { Success: true } again)
                for (var times = again.Groups[3].Success ? Number(again, 3) : 1; times > 0; times--)
                    lines.AddRange(lines.Slice(blocks[again.Groups[1].Value], Number(again, 2)));
            else lines.Add(line);
        }

        return Closed(lines);
    }

    /// <summary>Hits below a heading with their path again.</summary>
    public static List<string> Ungroup(List<string> lines)
    {
        var told = new List<string>();
        string? path = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var below = Hit().IsMatch(lines[i]);
            if (!below) path = i + 1 < lines.Count && Hit().IsMatch(lines[i + 1]) ? lines[i] : null;
            if (below) told.Add(path is null ? lines[i] : $"{path}:{lines[i]}");
            else if (path is null) told.Add(lines[i]);
        }

        return told;
    }

    /// <summary>Entries below a folder with its path again.</summary>
    public static List<string> Unindent(List<string> lines)
    {
        var told = new List<string>();
        var folder = "";
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is [' ', .. var entry]) told.Add(folder + entry);
            else if (i + 1 < lines.Count && lines[i + 1] is [' ', ..]) folder = lines[i];
            else told.Add(lines[i]);
        }

        return told;
    }

    /// <summary>What folding does not tell again, as no value is in it: colour codes, blanks at line ends, and how many empty lines stand together.</summary>
    public static List<string> Plain(string text)
    {
        return Closed([.. Lines(text).Select(line => Colour().Replace(line.TrimEnd(), ""))]);
    }

    private static List<string> Closed(List<string> lines)
    {
        List<string> told = [.. lines.Where((line, i) => line.Length > 0 || i == 0 || lines[i - 1].Length > 0)];
        if (told is [.., ""]) told.RemoveAt(told.Count - 1);
        return told;
    }

    private static string[] Lines(string text)
    {
        var lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[line above ×(\d+)\]$")]
    private static partial Regex Run();

    [GeneratedRegex(@"^\[block (\d+)\]$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\[block (\d+) again, (\d+) lines(?: ×(\d+))?\]$")]
    private static partial Regex Again();

    [GeneratedRegex(@"^\d+[:-]")]
    private static partial Regex Hit();

    [GeneratedRegex("\u001b\\[[^@-~]*[@-~]?")]
    private static partial Regex Colour();
}
