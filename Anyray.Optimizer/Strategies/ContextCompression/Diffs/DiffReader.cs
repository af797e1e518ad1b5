using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Diffs;

/// <summary>Cuts a unified diff into file headers and hunks.</summary>
internal static class DiffReader
{
    public static List<DiffHunk> Read(LineTable lines)
    {
        var hunks = new List<DiffHunk>();
        var file = -1;
        for (var i = 0; i < lines.Count;)
        {
            var start = i;
            if (lines[i].StartsWith("@@ "))
            {
                int added = 0, removed = 0;
                for (i++; i < lines.Count && !StartsHunk(lines, i); i++)
                {
                    if (lines[i] is ['+', ..]) added++;
                    else if (lines[i] is ['-', ..]) removed++;
                }

                hunks.Add(new DiffHunk(start, i, file, added, removed));
                continue;
            }

            for (i++; i < lines.Count && !lines[i].StartsWith("@@ ") && !lines[i].StartsWith("diff --git "); i++)
            {
            }

            file = hunks.Count;
            hunks.Add(new DiffHunk(start, i, file, 0, 0));
        }

        return hunks;
    }

    // "--- x" is a header only when "+++ y" follows; else a line that began with "--" was removed.
    private static bool StartsHunk(LineTable lines, int line)
    {
        var text = lines[line];
        if (text.IsEmpty) return false;
        if (text[0] is ' ' or '+' or '\\' or '\t') return false;
        if (text[0] == '-') return text.StartsWith("--- ") && line + 1 < lines.Count && lines[line + 1].StartsWith("+++ ");
        return text.StartsWith("@@ ") || text.StartsWith("diff ") || text.StartsWith("Index: ") || text.StartsWith("index ") || text.StartsWith("commit ");
    }
}
