using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ToolSchemaCompression;

/// <summary>Shortens one description. Fenced code stays as it is, and nested lists keep their indentation relative to each other.</summary>
internal static class DescriptionCompressor
{
    private static readonly string[] LeadIns =
    [
        "This tool allows you to ", "This tool lets you ", "This tool can be used to ", "This tool is used to ", "This tool will ",
        "This function allows you to ", "This function is used to ", "This function can be used to ",
        "Use this tool to ", "Use this function to ", "Use this when you need to ", "Use this tool when you need to ", "You can use this tool to ",
        "A tool that allows you to ", "A tool that can be used to ", "A tool to ", "A tool for ", "Tool to ", "Tool for ",
        "Please note that ", "Note that ", "It is important to note that ", "This parameter specifies ", "This parameter is used to ",
        "The parameter specifies ", "This field specifies ", "This argument specifies ", "This is used to ", "Allows you to ", "Used to ",
    ];

    public static void Compress(ReadOnlySpan<char> text, ToolSchemaCompressionOptions options, PooledBuffer<char> output)
    {
        if (!options.CollapseWhitespace)
        {
            output.Add(options.StripBoilerplate ? WithoutLeadIn(text) : text);
            return;
        }

        var indent = CommonIndent(text);
        var fenced = false;
        var first = true;
        foreach (var raw in text.EnumerateLines())
        {
            var isFence = raw.TrimStart().StartsWith("```");
            var line = fenced ? raw : raw.TrimEnd();
            if (line.IsEmpty && !fenced) continue;
            if (!first) output.Add('\n');
            if (fenced || isFence) output.Add(line);
            else AddLine(line, first ? int.MaxValue : indent, options.StripBoilerplate, output);
            first = false;
            fenced ^= isFence;
        }
    }

    private static void AddLine(ReadOnlySpan<char> line, int indent, bool strip, PooledBuffer<char> output)
    {
        var depth = line.Length - line.TrimStart().Length;
        var words = line[depth..];
        if (indent < depth) output.Add(line[indent..depth]);
        if (strip) words = WithoutLeadIn(words);
        while (true)
        {
            var run = words.IndexOf("  ");
            output.Add(run < 0 ? words : words[..(run + 1)]);
            if (run < 0) return;
            words = words[run..].TrimStart(' ');
        }
    }

    /// <summary>Least indentation of any line after the first outside code.</summary>
    private static int CommonIndent(ReadOnlySpan<char> text)
    {
        var least = int.MaxValue;
        var fenced = false;
        var first = true;
        foreach (var line in text.EnumerateLines())
        {
            var words = line.TrimStart();
            if (words.IsEmpty) continue;
            var isFence = words.StartsWith("```");
            if (!first && !fenced && !isFence) least = Math.Min(least, line.Length - words.Length);
            fenced ^= isFence;
            first = false;
        }

        return least;
    }

    private static ReadOnlySpan<char> WithoutLeadIn(ReadOnlySpan<char> words)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var leadIn in LeadIns)
            {
                if (words.Length <= leadIn.Length || words[leadIn.Length..].IsWhiteSpace() || !words.StartsWith(leadIn, StringComparison.OrdinalIgnoreCase)) continue;
                words = words[leadIn.Length..].TrimStart();
                again = true;
            }
        }

        return words;
    }
}
