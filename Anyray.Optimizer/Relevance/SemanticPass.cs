using System.Buffers;
using Anyray.Optimizer.Json;
using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Blends the likeness in meaning into the scores, for questions that the text answers in other words. Each sentence is compared as a whole
/// (weighted mean of its words) and word by word (how near the nearest word comes to each word of the question, in meaning or in form); words
/// that recur all over the text count less. A unit is as like as its best sentence. What the text says only once, amid much it repeats, gains.
/// </summary>
internal static class SemanticPass
{
    /// <summary>Rows of a record table compared at most.</summary>
    public const int Most = 600;

    /// <summary>Replaces each score by a mix of itself (0-1) and the likeness (0-1). Returns how many sentences were embedded and how like the best one is.</summary>
    public static (int Embedded, float Best) Run(ReadOnlySpan<char> text, Span<Unit> units, ReadOnlySpan<char> question, WordVectors vectors, float weight, float top)
    {
        var report = Run(text, units, QuestionWords.Read(question, vectors), vectors, weight, top, default);
        return (report.Embedded, report.Best);
    }

    /// <summary>The same for a question whose aims are known; without <paramref name="vectors"/> the form of words alone is compared.</summary>
    public static SemanticReport Run(ReadOnlySpan<char> text, Span<Unit> units, QuestionWords wanted, WordVectors? vectors, float weight, float top, QuestionAims aims)
    {
        if (wanted.Count == 0) return default;
        using var table = SentenceTable.Read(text, units);
        if (table.Sentences.Length == 0) return default;
        var count = table.Sentences.Length;
        var likeness = ArrayPool<float>.Shared.Rent(count);
        var fresh = ArrayPool<float>.Shared.Rent(count);
        try
        {
            Likeness.Compare(text, table, wanted, vectors, aims, likeness.AsSpan(0, count));
            var ordinary = Novelty.Of(table, fresh.AsSpan(0, count));
            var best = Blend(units, table, likeness, fresh, weight, top);
            var embedded = vectors is not null && wanted.Known > 0 && best > 0 ? count : 0;
            return new SemanticReport(embedded, best, (float)wanted.Known / wanted.Count, ordinary);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(likeness);
            ArrayPool<float>.Shared.Return(fresh);
        }
    }

    private static float Blend(Span<Unit> units, SentenceTable table, float[] likeness, float[] fresh, float weight, float top)
    {
        float sum = 0, best = 0;
        for (var i = 0; i < table.Sentences.Length; i++) (sum, best) = (sum + likeness[i], Math.Max(best, likeness[i]));
        var mean = sum / table.Sentences.Length;
        if (best - mean < 1e-3f) best = 0;
        foreach (ref var unit in units) (unit.Likeness, unit.Novelty) = (0, 0);
        for (var i = 0; i < table.Sentences.Length; i++)
        {
            ref var unit = ref units[table.Sentences[i].Unit];
            if (best > 0) unit.Likeness = Math.Max(unit.Likeness, (likeness[i] - mean) / (best - mean));
            unit.Novelty = Math.Max(unit.Novelty, fresh[i]);
        }

        using var firsts = new PooledBuffer<int>();
        for (var i = 0; i < units.Length; i++)
        {
            ref var unit = ref units[i];
            if (unit.Kind > firsts.Count) firsts.Add(i);
            else if (unit.Kind > 0)
            {
                ref readonly var first = ref units[firsts[unit.Kind - 1]];
                (unit.Likeness, unit.Novelty) = (first.Likeness, first.Novelty);
            }

            if (best > 0) unit.Score = (1 - weight) * (top > 0 ? unit.Score / top : 0) + weight * unit.Likeness;
            else if (top > 0) unit.Score /= top;
        }

        return best;
    }
}
