using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Finds, in names and their values, the values that are rare or far off for their name: the one node with a taint, the one heap of another size.
/// Rows of the subset that the question names are compared with each other as well.
/// </summary>
internal static class KeyedPass
{
    private const int MaxKeys = 96;
    private const int MinRows = 4;

    public static void Run(ReadOnlySpan<char> text, Span<Unit> units, Question question, ulong subset)
    {
        var keys = new Dictionary<ulong, int>();
        var stats = new List<FieldStats>();
        var named = new List<bool>();
        using var values = new PooledBuffer<Field>(units.Length);
        for (var i = 0; i < units.Length; i++)
        {
            var pairs = new NamedValues(text[units[i].Start..units[i].End]);
            while (pairs.Next(out var key, out var value))
            {
                if (value.IsEmpty) continue;
                var hash = TextHash.Of(key);
                if (!keys.TryGetValue(hash, out var at))
                {
                    if (keys.Count == MaxKeys) continue;
                    keys[hash] = at = stats.Count;
                    stats.Add(new FieldStats(question.Threshold));
                    named.Add(question.Names(key));
                }

                values.Add(stats[at].Add(value, Quantity.Read(value.Trim("\"'")), i, at));
            }
        }

        if (stats.Count == 0) return;
        for (var i = 0; i < stats.Count; i++) stats[i].Settle(named[i], question.Aims.Extremes, MinRows);
        FieldScores.Add(values.Span, units, stats.ToArray(), 1, 0);
        if (subset == 0) return;
        for (var i = 0; i < stats.Count; i++) stats[i] = new FieldStats(question.Threshold);
        foreach (ref readonly var value in values.Span)
            if ((units[value.Row].Identifiers & subset) != 0) stats[value.Column].Add(value);
        for (var i = 0; i < stats.Count; i++) stats[i].Settle(named[i], question.Aims.Extremes, MinRows);
        FieldScores.Add(values.Span, units, stats.ToArray(), 1, subset);
    }
}
