using Anyray.Optimizer.Json;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>
/// Folds lines that repeat: a run of equal lines is written once with its count, and a block of lines that came before is named by its number.
/// Colour codes and blanks at line ends go.
/// </summary>
internal static class FoldedLines
{
    // Naming a block costs some forty characters at both ends; shorter ones are repeated.
    private const int MinBlockChars = 120;
    private const string RunMark = "[line above ×";
    private const string BlockMark = "[block ";

    /// <summary>Were the lines of this text folded already?</summary>
    public static bool Are(ReadOnlySpan<char> text) => text.Contains(RunMark, StringComparison.Ordinal) || text.Contains(BlockMark, StringComparison.Ordinal);

    public static void Write(ReadOnlySpan<char> text, CharBuffer output)
    {
        if (Are(text))
        {
            output.Append(text);
            return;
        }

        using var lines = new LineTable(text);
        var hashes = new ulong[lines.Count];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = TextHash.Of(lines[i].TrimEnd());
        var blocks = Blocks(lines, hashes);
        var numbers = new Dictionary<int, int>();
        foreach (var block in blocks.Values) numbers.TryAdd(block.From, numbers.Count + 1);
        for (var i = 0; i < hashes.Length;)
        {
            if (blocks.TryGetValue(i, out var block))
            {
                var times = 1;
                while (blocks.TryGetValue(i + times * block.Lines, out var next) && next == block) times++;
                output.Append("[block ").Append(numbers[block.From]).Append(" again, ").Append(Told(lines, hashes, block.From, block.Lines)).Append(" lines");
                if (times > 1) output.Append(" ×").Append(times);
                output.Append("]\n");
                i += times * block.Lines;
                continue;
            }

            if (numbers.TryGetValue(i, out var number)) output.Append("[block ").Append(number).Append("]\n");
            i += Run(lines, hashes, blocks, i, output);
        }
    }

    private static int Run(LineTable lines, ulong[] hashes, Dictionary<int, (int From, int Lines)> blocks, int at, CharBuffer output)
    {
        var run = 1;
        while (at + run < hashes.Length && hashes[at + run] == hashes[at] && !blocks.ContainsKey(at + run)) run++;
        var start = output.Length;
        AnsiCodes.Strip(lines[at].TrimEnd(), output);
        var blank = output.Length == start;
        var last = at + run - 1;

        // Two short lines are shorter than one and a note.
        if (run > 1 && !blank && (run - 1) * (output.Length - start + 1) < RunMark.Length + 4)
        {
            run = 1;
            last = at;
        }

        if (lines.Next(last) > lines.End(last)) output.Append('\n');
        if (run == 1 || blank) return run;
        if (output[^1] != '\n') output.Append('\n');
        output.Append(RunMark).Append(run).Append("]\n");
        return run;
    }

    /// <summary>How many lines of a block one counts who reads it: empty ones that follow each other stand once.</summary>
    private static int Told(LineTable lines, ulong[] hashes, int from, int count)
    {
        var told = count;
        for (var i = from + 1; i < from + count; i++)
            if (hashes[i] == hashes[i - 1] && IsBlank(lines[i])) told--;
        return told;
    }

    private static bool IsBlank(ReadOnlySpan<char> line)
    {
        using var plain = new CharBuffer(line.Length);
        AnsiCodes.Strip(line.TrimEnd(), plain);
        return plain.Length == 0;
    }

    /// <summary>Blocks that stood before, by the line they begin at: where they first stood, and how many lines they have.</summary>
    private static Dictionary<int, (int From, int Lines)> Blocks(LineTable lines, ulong[] hashes)
    {
        var blocks = new Dictionary<int, (int From, int Lines)>();
        var first = new Dictionary<ulong, int>(hashes.Length);
        var folded = new bool[hashes.Length];
        for (var i = 0; i < hashes.Length;)
        {
            var inRun = i > 0 && hashes[i] == hashes[i - 1];
            if (first.TryAdd(hashes[i], i) || inRun || lines[i].IsWhiteSpace()) { i++; continue; }
            var from = first[hashes[i]];
            var length = 1;
            while (i + length < hashes.Length && from + length < i && !folded[from + length] && hashes[i + length] == hashes[from + length]) length++;
            if (from + length > i || length < 2 || lines.End(i + length - 1) - lines.Start(i) < MinBlockChars) { i++; continue; }
            folded.AsSpan(i, length).Fill(true);
            blocks[i] = (from, length);
            i += length;
        }

        return blocks;
    }
}
