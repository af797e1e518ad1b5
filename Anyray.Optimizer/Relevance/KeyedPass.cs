using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Relevance;

/// <summary>Finds, in lines of names and values, the values that are rare or far off for their name: the one node with a taint, the one heap of another size.</summary>
internal static class KeyedPass
{
    private const int MaxKeys = 96;
    private const int MinRows = 4;

    public static void Run(ReadOnlySpan<char> text, Span<Unit> units, Question question)
    {
        var keys = new Dictionary<ulong, int>();
        var stats = new List<FieldStats>();
        var named = new List<bool>();
        using var values = new PooledBuffer<Field>(units.Length);
        for (var i = 0; i < units.Length; i++)
        {
            if (!Read(text, units[i], out var key, out var value) || value.IsEmpty) continue;
            var hash = Hash(key);
            if (!keys.TryGetValue(hash, out var at))
            {
                if (keys.Count == MaxKeys) continue;
                keys[hash] = at = stats.Count;
                stats.Add(new FieldStats());
                named.Add(Names(question, key));
            }

            values.Add(stats[at].Add(value, Quantity.Read(value.Trim("\"'")), i, at));
        }

        for (var i = 0; i < stats.Count; i++) stats[i].Settle(named[i], question.Aims.Extremes, MinRows);
        foreach (ref readonly var value in values.Span) units[value.Row].Score += stats[value.Column].Weigh(value);
    }

    private static bool Read(ReadOnlySpan<char> text, in Unit unit, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = value = default;
        var line = text[unit.Start..unit.End];
        if (line.TrimStart() is ['<', ..]) return Element(line.Trim(), out key, out value);
        if (!LineMarks.IsKeyed(line)) return false;
        line = line.TrimStart(" \t-");
        var colon = line.IndexOf(':');
        key = line[..colon];
        value = line[(colon + 1)..].Trim();
        return true;
    }

    // <name …>value</name> on a line of its own.
    private static bool Element(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = value = default;
        var (open, close) = (line.IndexOf('>'), line.LastIndexOf("</"));
        if (open < 2 || close <= open || line[^1] != '>') return false;
        key = line[(close + 2)..^1];
        value = line[(open + 1)..close].Trim();
        return line[1..].StartsWith(key) && value.IndexOf('<') < 0;
    }

    private static bool Names(Question question, ReadOnlySpan<char> key)
    {
        var at = 0;
        Span<byte> matched = stackalloc byte[8];
        return question.Matcher.Next(key, ref at, matched) > 0;
    }

    private static ulong Hash(ReadOnlySpan<char> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in key) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
