using Anyray.Optimizer.Json;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Writes search hits as <c>rg --heading</c> does: the path once, then <c>line:text</c> of each of its hits.</summary>
internal static class GroupedHits
{
    public static void Write(ReadOnlySpan<char> text, CharBuffer output)
    {
        using var lines = new LineTable(text);
        var path = ReadOnlySpan<char>.Empty;
        var start = output.Length;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var length = LineMarks.HitPathLength(line);
            if (length == 0)
            {
                // Below a path it would read as a hit of that file.
                if (LineMarks.IsGroupedHit(line))
                {
                    output.Length = start;
                    output.Append(text);
                    return;
                }

                path = default;
                output.Append(line);
            }
            else
            {
                var alone = i + 1 >= lines.Count || !lines[i + 1].StartsWith(line[..(length + 1)]);
                if (!line[..length].SequenceEqual(path))
                {
                    // A single hit is shorter in its own form.
                    if (alone) { path = default; output.Append(line).Append('\n'); continue; }
                    path = line[..length];
                    output.Append(path).Append('\n');
                }

                output.Append(line[(length + 1)..]);
            }

            if (lines.Next(i) > lines.End(i)) output.Append('\n');
        }
    }
}
