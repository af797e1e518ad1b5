using System.Buffers;
using Anyray.Optimizer.Embeddings;

namespace Anyray.Optimizer.Relevance;

/// <summary>Blends the likeness in meaning into the scores, for questions that the text answers in other words.</summary>
internal static class SemanticPass
{
    /// <summary>Units embedded at most; units of one template share their first one's vector.</summary>
    public const int Most = 400;

    /// <summary>Replaces each score by a mix of itself (0-1) and the likeness (0-1). Returns how many units were embedded and how like the best one is.</summary>
    public static (int Embedded, float Best) Run(ReadOnlySpan<char> text, Span<Unit> units, ReadOnlySpan<char> question, WordVectors vectors, float weight, float top)
    {
        Span<float> wanted = stackalloc float[vectors.Dimensions];
        if (vectors.Embed(question, wanted) < 2) return (0, 0);
        var likeness = ArrayPool<float>.Shared.Rent(units.Length);
        try
        {
            var (embedded, mean, best) = Compare(text, units, vectors, wanted, likeness);
            if (embedded == 0 || best - mean < 1e-3f) return (0, 0);
            for (var i = 0; i < units.Length; i++)
            {
                var lexical = top > 0 ? units[i].Score / top : 0;
                units[i].Score = (1 - weight) * lexical + weight * Math.Max(0, (likeness[i] - mean) / (best - mean));
            }

            return (embedded, best);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(likeness);
        }
    }

    private static (int Embedded, float Mean, float Best) Compare(ReadOnlySpan<char> text, Span<Unit> units, WordVectors vectors, ReadOnlySpan<float> wanted, Span<float> likeness)
    {
        Span<float> vector = stackalloc float[vectors.Dimensions];
        var known = new Dictionary<ulong, float>(Math.Min(units.Length, Most));
        float sum = 0, best = 0;
        for (var i = 0; i < units.Length; i++)
        {
            ref var unit = ref units[i];
            if (unit.Template != 0 && known.TryGetValue(unit.Template, out var seen))
            {
                likeness[i] = seen;
                continue;
            }

            likeness[i] = 0;
            if (known.Count >= Most) continue;
            var words = vectors.Embed(text[unit.Start..unit.End], vector);
            var like = words < 2 ? 0 : WordVectors.Similarity(vector, wanted);
            likeness[i] = like;
            known[unit.Template == 0 ? (ulong)i : unit.Template] = like;
            sum += like;
            best = Math.Max(best, like);
        }

        return (known.Count, known.Count == 0 ? 0 : sum / known.Count, best);
    }
}
