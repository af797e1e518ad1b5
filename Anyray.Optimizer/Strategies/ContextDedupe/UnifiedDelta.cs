using System.Globalization;
using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Strategies.ContextDedupe;

/// <summary>Writes what changed between two texts as a unified diff without context. With the earlier text it gives the later one back.</summary>
internal static class UnifiedDelta
{
    private const int MaxListedRemovals = 12;

    /// <summary>Appends the hunks; false when they come to more than <paramref name="limit"/> characters, so that a delta would not pay.</summary>
    public static bool Write(LineTable before, LineTable after, PooledBuffer<char> output, int limit)
    {
        var match = LineMatch.Find(before, after);
        int b = 0, a = 0;
        while (a < after.Count || b < before.Count)
        {
            if (a < after.Count && match[a] == b)
            {
                a++;
                b++;
                continue;
            }
            var nextAfter = a;
            while (nextAfter < after.Count && match[nextAfter] < 0) nextAfter++;
            var nextBefore = nextAfter < after.Count ? match[nextAfter] : before.Count;
            WriteHunk(before, b, nextBefore, after, a, nextAfter, output);
            if (output.Count > limit) return false;
            (b, a) = (nextBefore, nextAfter);
        }
        return true;
    }

    private static void WriteHunk(LineTable before, int b, int nextBefore, LineTable after, int a, int nextAfter, PooledBuffer<char> output)
    {
        var (removed, added) = (nextBefore - b, nextAfter - a);
        // As in diff -U0: a side without lines names the line before it.
        output.Add(string.Create(CultureInfo.InvariantCulture, $"@@ -{(removed > 0 ? b + 1 : b)},{removed} +{(added > 0 ? a + 1 : a)},{added} @@\n"));
        if (removed <= MaxListedRemovals)
            for (var i = b; i < nextBefore; i++) WriteLine('-', before[i], output);
        else output.Add(string.Create(CultureInfo.InvariantCulture, $"-({removed} lines, {b + 1} to {nextBefore} of that output, are not in this one)\n"));
        for (var i = a; i < nextAfter; i++) WriteLine('+', after[i], output);
    }

    private static void WriteLine(char sign, ReadOnlySpan<char> line, PooledBuffer<char> output)
    {
        output.Add(sign);
        output.Add(line);
        output.Add('\n');
    }
}
