namespace Anyray.Optimizer.Relevance;

/// <summary>Adds what the fields of each row are worth to its score.</summary>
internal static class FieldScores
{
    private const float Most = 2.5f;

    /// <summary>Fields stand in the order of their rows. With a <paramref name="subset"/> only rows that hold one of its identifiers gain.</summary>
    public static void Add(ReadOnlySpan<Field> fields, Span<Unit> units, ReadOnlySpan<FieldStats> stats, float weight, ulong subset)
    {
        for (var at = 0; at < fields.Length;)
        {
            var row = fields[at].Row;
            float sum = 0, best = 0;
            var lines = units[row].Lines;
            for (; at < fields.Length && fields[at].Row == row; at++)
            {
                var score = stats[fields[at].Column].Weigh(fields[at]);
                (sum, best) = (sum + score, Math.Max(best, score));
            }

            // A record of many lines has something rare in one of them sooner or later.
            if (subset == 0 || (units[row].Identifiers & subset) != 0) units[row].Score += weight * Math.Min(lines > 1 ? best : sum, Most);
        }
    }
}
