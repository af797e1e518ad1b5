using System.IO.Hashing;
using System.Runtime.InteropServices;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.PromptCompression;

/// <summary>Works on paragraphs: runs of lines between blank ones. A fenced block is one paragraph, and code is left as it is.</summary>
internal static class PromptCompressor
{
    private const int MinParagraph = 40;

    /// <summary>Writes the compressed text to <paramref name="output"/>. Whitespace is only touched when that alone saves <paramref name="minChars"/>.</summary>
    public static void Compress(ReadOnlySpan<char> text, int minChars, PooledBuffer<char> output)
    {
        using var unique = new PooledBuffer<char>(text.Length);
        DropRepeats(text, unique);
        CollapseBlanks(unique.Span, output);
        if (unique.Count - output.Count >= minChars) return;
        output.Truncate(0);
        output.Add(unique.Span);
    }

    private static void DropRepeats(ReadOnlySpan<char> text, PooledBuffer<char> output)
    {
        var seen = new HashSet<UInt128>();
        for (var at = 0; at < text.Length;)
        {
            var length = ParagraphLength(text[at..]);
            var paragraph = text.Slice(at, length);
            var body = paragraph.TrimEnd();
            var repeat = body.Length >= MinParagraph && !seen.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(body)));
            if (!repeat) output.Add(paragraph);
            at += length;
        }
    }

    /// <summary>Characters up to the next paragraph, the blank lines between counted in.</summary>
    private static int ParagraphLength(ReadOnlySpan<char> text)
    {
        var fenced = false;
        var content = false;
        var at = 0;
        while (at < text.Length)
        {
            var end = text[at..].IndexOf('\n');
            var next = end < 0 ? text.Length : at + end + 1;
            var line = text[at..next];
            if (line.IsWhiteSpace())
            {
                if (content && !fenced) return next + BlankLines(text[next..]);
            }
            else
            {
                content = true;
                if (line.TrimStart().StartsWith("```")) fenced = !fenced;
            }
            at = next;
        }
        return text.Length;
    }

    private static int BlankLines(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = text[at..].IndexOf('\n');
            var next = end < 0 ? text.Length : at + end + 1;
            if (!text[at..next].IsWhiteSpace()) return at;
            at = next;
        }
        return at;
    }

    private static void CollapseBlanks(ReadOnlySpan<char> text, PooledBuffer<char> output)
    {
        var fenced = false;
        var blank = 0;
        while (text.Length > 0)
        {
            var end = text.IndexOf('\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.TrimStart().StartsWith("```")) fenced = !fenced;
            var kept = fenced ? line : line.TrimEnd();
            blank = kept.Length == 0 ? blank + 1 : 0;
            if (fenced || blank < 2)
            {
                if (fenced || IsCode(line)) output.Add(kept);
                else CollapseRuns(kept, output);
                if (end >= 0) output.Add('\n');
            }
        }
    }

    /// <summary>Indented lines and tables are laid out by their blanks.</summary>
    private static bool IsCode(ReadOnlySpan<char> line) => line.Length > 0 && (line[0] is ' ' or '\t' || line.Contains('|'));

    private static void CollapseRuns(ReadOnlySpan<char> line, PooledBuffer<char> output)
    {
        while (true)
        {
            var run = line.IndexOf("  ");
            output.Add(run < 0 ? line : line[..(run + 1)]);
            if (run < 0) return;
            line = line[run..].TrimStart(' ');
        }
    }
}
