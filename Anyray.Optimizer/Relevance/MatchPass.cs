using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>Finds the question's terms and identifiers in every unit and scores them by BM25 (k1 = 1.2, b = 0.4, presence only).</summary>
internal static class MatchPass
{
    private const float B = 0.4f;

    /// <summary>Fills masks and scores; says how well the text answers to the question's words.</summary>
    public static MatchReport Run(ReadOnlySpan<char> text, Span<Unit> units, Question question)
    {
        var matcher = question.Matcher;
        Span<int> found = stackalloc int[matcher.Count];
        found.Clear();
        Mark(text, units, matcher, found);
        var report = new MatchReport();
        Span<float> weights = stackalloc float[matcher.Count];
        for (var i = 0; i < matcher.Count; i++)
        {
            var idf = MathF.Log(1 + (units.Length - found[i] + 0.5f) / (found[i] + 0.5f));
            weights[i] = i < matcher.Terms ? idf : idf * 2;
            if (i < matcher.Terms) report.Wanted++;
            if (i < matcher.Terms && found[i] > 0) report.Found++;
        }

        Score(text, units, matcher, weights, found, ref report);
        return report;
    }

    private static void Mark(ReadOnlySpan<char> text, Span<Unit> units, TermMatcher matcher, Span<int> found)
    {
        Span<byte> matched = stackalloc byte[8];
        var unit = 0;
        for (int at = 0, count; (count = matcher.Next(text, ref at, matched)) > 0; at++)
        {
            while (units[unit].End <= at) unit++;
            foreach (var pattern in matched[..count])
            {
                var term = pattern < matcher.Terms;
                ref var mask = ref term ? ref units[unit].Terms : ref units[unit].Identifiers;
                var bit = 1UL << (term ? pattern : pattern - matcher.Terms);
                if ((mask & bit) != 0) continue;
                mask |= bit;
                found[pattern]++;
            }
        }
    }

    private static void Score(ReadOnlySpan<char> text, Span<Unit> units, TermMatcher matcher, Span<float> weights, Span<int> found, ref MatchReport report)
    {
        var average = (float)text.Length / Math.Max(1, units.Length);
        const float telling = 0.7f; // a word that half of the units hold tells none apart
        foreach (ref var unit in units)
        {
            if ((unit.Terms | unit.Identifiers) == 0) continue;
            var norm = 2.2f / (1.2f * (1 - B + B * unit.Length / average) + 1);
            float score = 0, best = 0;
            for (var bits = unit.Terms; bits != 0; bits &= bits - 1)
            {
                var weight = weights[System.Numerics.BitOperations.TrailingZeroCount(bits)];
                score += weight;
                best = Math.Max(best, weight);
            }

            for (var bits = unit.Identifiers; bits != 0; bits &= bits - 1)
            {
                var pattern = matcher.Terms + System.Numerics.BitOperations.TrailingZeroCount(bits);
                score += weights[pattern];
                best = Math.Max(best, weights[pattern]);
                if (found[pattern] * 5 <= units.Length + 10) unit.Must = true;
            }

            if (best > telling) report.Hits++;
            unit.Score = score * norm;
            report.Top = Math.Max(report.Top, unit.Score);
        }
    }
}
