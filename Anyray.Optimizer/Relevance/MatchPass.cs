using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>Finds the question's terms and identifiers in every unit and scores them by BM25 (k1 = 1.2, b = 0.4, presence only).</summary>
internal static class MatchPass
{
    private const float B = 0.4f;
    private const int FewestOfSubset = 8;

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
        if (question.Period is { } period) Mark(text, units, period, ref report);
        report.Subset = Subset(found[matcher.Terms..], units.Length);
        if (report.Top > 0) report.Tied = Tied(units, report.Top);
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

    // What happened then is asked for, unless nearly all of it did.
    private static void Mark(ReadOnlySpan<char> text, Span<Unit> units, Period period, ref MatchReport report)
    {
        var covered = new List<int>();
        for (var i = 0; i < units.Length; i++) if (period.Covers(text[units[i].Start..units[i].End])) covered.Add(i);
        if (covered.Count * 10 > units.Length * 6) return;
        foreach (var i in covered) units[i].Must = true;
        report.Hits += covered.Count;
    }

    private static void Score(ReadOnlySpan<char> text, Span<Unit> units, TermMatcher matcher, Span<float> weights, Span<int> found, ref MatchReport report)
    {
        var average = (float)text.Length / Math.Max(1, units.Length);
        var (wanted, head, terms) = (0f, -2, 0UL);
        foreach (var weight in weights[..matcher.Terms]) wanted += weight;

        // Beside a rare name a frequent one tells little.
        var rarest = int.MaxValue;
        foreach (var count in found[matcher.Terms..]) if (count > 0) rarest = Math.Min(rarest, count);
        var common = Math.Min((units.Length + 10) / 5, rarest > units.Length ? 0 : Math.Max(12, rarest * 4));
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
                if (found[pattern] <= common) unit.Must = true;
                if (found[pattern] * 20 <= units.Length + 20 && IsUnmistakable(matcher[pattern])) report.Together = 1;
            }

            if (best > telling) report.Hits++;
            if (unit.Head != head || head < 0) (head, terms) = (unit.Head, 0);
            terms |= unit.Terms;
            report.Together = Math.Max(report.Together, Weight(terms, weights) / Math.Max(wanted, 1e-6f));
            unit.Score = score * norm;
            if (unit.Score > report.Top) (report.Top, report.Telling) = (unit.Score, Math.Min(1, 2 * best / MathF.Log(units.Length + 1)));
        }
    }

    // Too many to keep them all, yet not nearly all units: what differs among them is asked for.
    private static ulong Subset(ReadOnlySpan<int> found, int units)
    {
        var best = -1;
        for (var i = 0; i < found.Length && i < 64; i++)
            if (found[i] >= FewestOfSubset && found[i] * 10 <= units * 9 && (best < 0 || found[i] < found[best])) best = i;
        return best < 0 ? 0 : 1UL << best;
    }

    // A small number may stand anywhere for anything.
    private static bool IsUnmistakable(string identifier) => identifier.Length >= 4 || identifier.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static int Tied(Span<Unit> units, float top)
    {
        var tied = 0;
        foreach (ref var unit in units) if (unit.Score > 0.75f * top) tied += unit.Length;
        return tied;
    }

    private static float Weight(ulong terms, ReadOnlySpan<float> weights)
    {
        var weight = 0f;
        for (; terms != 0; terms &= terms - 1) weight += weights[System.Numerics.BitOperations.TrailingZeroCount(terms)];
        return weight;
    }
}
