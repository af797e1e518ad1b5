using System.Buffers;
using System.Numerics;

namespace Anyray.Optimizer.Relevance;

/// <summary>How much of a sentence is said nowhere else in its text: half by its words, half by the pairs that follow each other.</summary>
internal static class Novelty
{
    // Above this, every sentence is new and none stands out.
    private const float Usual = 0.75f;

    // A tag or a label says too little to be judged.
    private const int Fewest = 3;

    /// <summary>Fills 0-1 for each sentence: how far it exceeds the ordinary one, faded out where nearly all pairs are new. Returns the ordinary share of those.</summary>
    public static float Of(SentenceTable table, Span<float> result)
    {
        var total = 0;
        foreach (ref readonly var sentence in table.Sentences) total += sentence.Count;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, total * 2));
        var rented = ArrayPool<ulong>.Shared.Rent(capacity);
        var slots = rented.AsSpan(0, capacity);
        slots.Clear();
        Count(table, slots);
        var (pairs, all, counted) = (0f, 0f, 0);
        for (var i = 0; i < result.Length; i++)
        {
            var words = table.Words(table.Sentences[i]);
            var share = Share(words, slots);
            result[i] = 0.5f * (share + Unheard(table, words));
            if (words.Length < Fewest) continue;
            (pairs, all, counted) = (pairs + share, all + result[i], counted + 1);
        }

        ArrayPool<ulong>.Shared.Return(rented);

        var ordinary = pairs / Math.Max(1, counted);
        var usual = all / Math.Max(1, counted);
        var fade = Math.Clamp((Usual - ordinary) / 0.35f, 0, 1);
        for (var i = 0; i < result.Length; i++)
            result[i] = table.Sentences[i].Count < Fewest ? 0 : fade * Math.Clamp((result[i] - usual) / (1 - usual + 1e-3f), 0, 1);
        return ordinary;
    }

    // A slot holds the pair in its upper bits and, in the lowest two, whether it was met once or more often.
    private static void Count(SentenceTable table, Span<ulong> slots)
    {
        foreach (ref readonly var sentence in table.Sentences)
        {
            var words = table.Words(sentence);
            for (var i = 0; i + 1 < words.Length; i++)
            {
                var key = Key(words[i], words[i + 1]);
                ref var slot = ref slots[Find(slots, key)];
                slot = key << 2 | Math.Min(2, (slot & 3) + 1);
            }
        }
    }

    private static float Share(ReadOnlySpan<int> words, Span<ulong> slots)
    {
        var once = 0;
        for (var i = 0; i + 1 < words.Length; i++)
            if ((slots[Find(slots, Key(words[i], words[i + 1]))] & 3) == 1) once++;
        return words.Length < 2 ? 0 : (float)once / (words.Length - 1);
    }

    // Words of its own tell a statement from one more turn of the usual phrases.
    private static float Unheard(SentenceTable table, ReadOnlySpan<int> words)
    {
        var once = 0;
        foreach (var word in words) if (table.Distinct[word].Sentences == 1) once++;
        return (float)once / words.Length;
    }

    private static int Find(Span<ulong> slots, ulong key)
    {
        var at = (int)(key * 0x9E3779B97F4A7C15UL >> 40) & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] >> 2 != key) at = (at + 1) & (slots.Length - 1);
        return at;
    }

    private static ulong Key(int left, int right) => (ulong)(uint)left << 30 | (uint)right;
}
