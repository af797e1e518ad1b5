using System.Buffers;
using System.Runtime.CompilerServices;
using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>How like in meaning each sentence of a text is to a question, 0-1.</summary>
internal static class Likeness
{
    /// <summary>A sentence of the kind that can hold the answer (a figure for "how many", a name for "who") gains this share.</summary>
    private const float Fitting = 0.15f;

    [SkipLocalsInit]
    public static void Compare(ReadOnlySpan<char> text, SentenceTable table, QuestionWords wanted, WordVectors? vectors, QuestionAims aims, Span<float> result)
    {
        var distinct = table.Distinct;
        var rows = ArrayPool<int>.Shared.Rent(distinct.Length);
        var rarity = ArrayPool<float>.Shared.Rent(distinct.Length);
        var near = ArrayPool<float>.Shared.Rent(distinct.Length * wanted.Count);
        Span<float> question = stackalloc float[vectors?.Dimensions ?? 0];
        Span<float> mean = stackalloc float[vectors?.Dimensions ?? 0];
        question.Clear();
        for (var i = 0; i < wanted.Count; i++) if (wanted[i].Row >= 0) vectors!.Add(wanted[i].Row, 1, question);
        WordVectors.Normalize(question);
        Near(text, table, wanted, vectors, rows, rarity, near);
        for (var i = 0; i < result.Length; i++)
        {
            var words = table.Words(table.Sentences[i]);
            result[i] = Aligned(words, wanted, near);
            if (wanted.Known > 0)
            {
                mean.Clear();
                foreach (var word in words) if (rows[word] >= 0) vectors!.Add(rows[word], 0.3f + rarity[word], mean);
                WordVectors.Normalize(mean);
                result[i] = 0.6f * result[i] + 0.4f * Math.Max(0, WordVectors.Similarity(mean, question));
            }

            if (Fits(text[table.Sentences[i].Start..table.Sentences[i].End], aims)) result[i] *= 1 + Fitting;
        }

        ArrayPool<int>.Shared.Return(rows);
        ArrayPool<float>.Shared.Return(rarity);
        ArrayPool<float>.Shared.Return(near);
    }

    // For each word of the text how near it is to each word of the question; what recurs all over counts less.
    private static void Near(ReadOnlySpan<char> text, SentenceTable table, QuestionWords wanted, WordVectors? vectors, int[] rows, float[] rarity, float[] near)
    {
        var all = MathF.Log(table.Sentences.Length + 1f);
        for (var word = 0; word < table.Distinct.Length; word++)
        {
            ref readonly var known = ref table.Distinct[word];
            var form = text.Slice(known.Start, known.Length);
            rows[word] = known.Stop ? -1 : vectors?.Find(form) ?? -1;
            rarity[word] = MathF.Log((table.Sentences.Length + 1f) / Math.Max(1, known.Sentences)) / all;
            var telling = 0.4f + 0.6f * rarity[word];
            for (var i = 0; i < wanted.Count; i++)
            {
                var likeness = rows[word] >= 0 && wanted[i].Row >= 0 ? MathF.Max(0, vectors!.Likeness(rows[word], wanted[i].Row)) : 0;
                if (likeness < 0.6f) likeness = MathF.Max(likeness, WordForms.Likeness(form, wanted[i].Text));
                near[word * wanted.Count + i] = likeness * telling;
            }
        }
    }

    // For each word of the question the nearest word of the sentence.
    private static float Aligned(ReadOnlySpan<int> words, QuestionWords wanted, float[] near)
    {
        float sum = 0, weights = 0;
        for (var i = 0; i < wanted.Count; i++)
        {
            var best = 0f;
            foreach (var word in words) best = Math.Max(best, near[word * wanted.Count + i]);
            sum += wanted[i].Weight * best;
            weights += wanted[i].Weight;
        }

        return weights > 0 ? sum / weights : 0;
    }

    private static bool Fits(ReadOnlySpan<char> sentence, QuestionAims aims) => aims.Quantity && sentence.ContainsAnyInRange('0', '9') || aims.Person && HasName(sentence);

    private static bool HasName(ReadOnlySpan<char> sentence)
    {
        for (var i = 2; i + 1 < sentence.Length; i++)
            if (sentence[i - 1] == ' ' && char.IsUpper(sentence[i]) && char.IsLower(sentence[i + 1]) && (char.IsLetter(sentence[i - 2]) || sentence[i - 2] == ',')) return true;
        return false;
    }
}
