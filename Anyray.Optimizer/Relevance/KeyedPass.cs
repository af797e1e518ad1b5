using System.Globalization;
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

            stats[at].Add(value, i, Number(value));
        }

        for (var i = 0; i < stats.Count; i++) stats[i].Settle(named[i], question.Aims.Extremes, MinRows);
        for (var i = 0; i < units.Length; i++)
            if (Read(text, units[i], out var key, out var value) && !value.IsEmpty && keys.TryGetValue(Hash(key), out var at))
                units[i].Score += stats[at].Weigh(value, i, Number(value));
    }

    private static bool Read(ReadOnlySpan<char> text, in Unit unit, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = value = default;
        var line = text[unit.Start..unit.End];
        if (!LineMarks.IsKeyed(line)) return false;
        line = line.TrimStart(" \t-");
        var colon = line.IndexOf(':');
        key = line[..colon];
        value = line[(colon + 1)..].Trim();
        return true;
    }

    private static bool Names(Question question, ReadOnlySpan<char> key)
    {
        var at = 0;
        Span<byte> matched = stackalloc byte[8];
        return question.Matcher.Next(key, ref at, matched) > 0;
    }

    private static double? Number(ReadOnlySpan<char> value)
    {
        value = value.Trim("\"'");
        var end = value.IndexOfAnyExcept("0123456789.-");
        return value.Length is > 0 and < 18 && end is not 0 && (end < 0 || value.Length - end < 4)
            && double.TryParse(end < 0 ? value : value[..end], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static ulong Hash(ReadOnlySpan<char> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in key) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
