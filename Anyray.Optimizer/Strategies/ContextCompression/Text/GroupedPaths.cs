using Anyray.Optimizer.Json;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Writes a list of paths with each folder once, its entries indented below.</summary>
internal static class GroupedPaths
{
    public static void Write(ReadOnlySpan<char> text, CharBuffer output)
    {
        using var lines = new LineTable(text);
        var folder = ReadOnlySpan<char>.Empty;
        var start = output.Length;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var slash = line.LastIndexOfAny('/', '\\');
            if (slash > 0 && slash < line.Length - 1 && LineMarks.IsPath(line) && line[0] is not (' ' or '\t'))
            {
                var next = i + 1 < lines.Count ? lines[i + 1] : default;
                var head = line[..(slash + 1)];
                var follows = next.StartsWith(head) && next[head.Length..].IndexOfAny('/', '\\') < 0;
                if (!head.SequenceEqual(folder) && follows)
                {
                    folder = head;
                    output.Append(folder).Append('\n');
                }

                if (head.SequenceEqual(folder)) output.Append(' ').Append(line[(slash + 1)..]);
                else
                {
                    folder = default;
                    output.Append(line);
                }
            }
            else
            {
                // Below a folder it would read as an entry.
                if (line is [' ', ..])
                {
                    output.Length = start;
                    output.Append(text);
                    return;
                }

                folder = default;
                output.Append(line);
            }

            if (lines.Next(i) > lines.End(i)) output.Append('\n');
        }
    }
}
