using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Questions;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Blends the likeness in meaning into the scores, for questions that the text answers in other words. Each sentence is compared as a whole
/// (weighted mean of its words) and word by word (how near the nearest word comes to each word of the question); words that recur
/// all over the text count less. A unit is as like as its best sentence.
/// </summary>
internal static class SemanticPass
{
    /// <summary>Sentences embedded at most; units of one template share their first one's figure.</summary>
    public const int Most = 600;

    private const int MaxWords = 48;

    /// <summary>Replaces each score by a mix of itself (0-1) and the likeness (0-1). Returns how many sentences were embedded and how like the best one is.</summary>
    public static (int Embedded, float Best) Run(ReadOnlySpan<char> text, Span<Unit> units, ReadOnlySpan<char> question, WordVectors vectors, float weight, float top)
    {
        var wanted = QuestionRows(question, vectors);
        if (wanted.Count < 2) return (0, 0);
        var sentences = Sentences(text, units, vectors);
        if (sentences.Count == 0) return (0, 0);
        var likeness = Compare(sentences, wanted, vectors);
        var (mean, best) = (likeness.Average(), likeness.Max());
        if (best - mean < 1e-3f) return (0, 0);

        var byUnit = new float[units.Length];
        for (var i = 0; i < sentences.Count; i++)
            byUnit[sentences[i].Unit] = Math.Max(byUnit[sentences[i].Unit], Math.Max(0, (likeness[i] - mean) / (best - mean)));
        var byTemplate = new Dictionary<ulong, float>();
        for (var i = 0; i < units.Length; i++)
        {
            if (units[i].Template != 0 && !byTemplate.TryAdd(units[i].Template, byUnit[i])) byUnit[i] = Math.Max(byUnit[i], byTemplate[units[i].Template]);
            units[i].Score = (1 - weight) * (top > 0 ? units[i].Score / top : 0) + weight * byUnit[i];
        }

        return (sentences.Count, best);
    }

    private static List<int> QuestionRows(ReadOnlySpan<char> question, WordVectors vectors)
    {
        var rows = new List<int>();
        var words = new WordScanner(question);
        while (words.Next(out var start, out var length) && rows.Count < 16)
        {
            var word = question.Slice(start, length);
            if (length < 3 || StopWords.Contains(word)) continue;
            if (vectors.Find(word) is >= 0 and var row && !rows.Contains(row)) rows.Add(row);
        }

        return rows;
    }

    private static List<(int Unit, int[] Rows)> Sentences(ReadOnlySpan<char> text, Span<Unit> units, WordVectors vectors)
    {
        var sentences = new List<(int Unit, int[] Rows)>();
        var seen = new HashSet<ulong>();
        Span<int> rows = stackalloc int[MaxWords];
        for (var i = 0; i < units.Length && sentences.Count < Most; i++)
        {
            if (units[i].Template != 0 && !seen.Add(units[i].Template)) continue;
            var rest = text[units[i].Start..units[i].End];
            while (!rest.IsEmpty && sentences.Count < Most)
            {
                var end = SentenceEnd(rest);
                var count = Rows(rest[..end], vectors, rows);
                if (count >= 2) sentences.Add((i, rows[..count].ToArray()));
                rest = rest[end..];
            }
        }

        return sentences;
    }

    private static int Rows(ReadOnlySpan<char> sentence, WordVectors vectors, Span<int> rows)
    {
        var count = 0;
        var words = new WordScanner(sentence);
        while (count < rows.Length && words.Next(out var start, out var length))
        {
            var word = sentence.Slice(start, length);
            if (length >= 3 && !StopWords.Contains(word) && vectors.Find(word) is >= 0 and var row && !rows[..count].Contains(row)) rows[count++] = row;
        }

        return count;
    }

    private static float[] Compare(List<(int Unit, int[] Rows)> sentences, List<int> wanted, WordVectors vectors)
    {
        var frequency = new Dictionary<int, int>();
        foreach (var (_, rows) in sentences)
            foreach (var row in rows) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(frequency, row, out _)++;

        // For each word of the text: how rare it is here, and how near it is to each word of the question.
        var total = MathF.Log(sentences.Count + 1);
        var near = new Dictionary<int, (float Rarity, float[] Likeness)>(frequency.Count);
        foreach (var (row, count) in frequency)
        {
            var likeness = new float[wanted.Count];
            for (var i = 0; i < likeness.Length; i++) likeness[i] = MathF.Max(0, vectors.Likeness(row, wanted[i]));
            near[row] = (MathF.Log((sentences.Count + 1f) / count) / total, likeness);
        }

        Span<float> question = stackalloc float[vectors.Dimensions];
        Span<float> sentence = stackalloc float[vectors.Dimensions];
        question.Clear();
        foreach (var row in wanted) vectors.Add(row, 1, question);
        WordVectors.Normalize(question);
        var result = new float[sentences.Count];
        for (var i = 0; i < result.Length; i++)
        {
            sentence.Clear();
            foreach (var row in sentences[i].Rows) vectors.Add(row, 0.3f + near[row].Rarity, sentence);
            WordVectors.Normalize(sentence);
            result[i] = 0.4f * Math.Max(0, WordVectors.Similarity(sentence, question)) + 0.6f * Aligned(sentences[i].Rows, wanted, near, vectors);
        }

        return result;
    }

    // For each word of the question the nearest word of the sentence, rare words first.
    private static float Aligned(int[] rows, List<int> wanted, Dictionary<int, (float Rarity, float[] Likeness)> near, WordVectors vectors)
    {
        float sum = 0, weights = 0;
        for (var i = 0; i < wanted.Count; i++)
        {
            var best = 0f;
            foreach (var row in rows)
            {
                var (rarity, likeness) = near[row];
                best = Math.Max(best, likeness[i] * (0.4f + 0.6f * rarity));
            }

            var weight = vectors.Weight(wanted[i]);
            sum += weight * best;
            weights += weight;
        }

        return weights > 0 ? sum / weights : 0;
    }

    private static int SentenceEnd(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '。' or '！' or '？') return i + 1;
            if (text[i] is '.' or '!' or '?' or ';' && i > 20 && i + 1 < text.Length && text[i + 1] == ' ') return i + 1;
        }

        return text.Length;
    }
}
