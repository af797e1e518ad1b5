using Anyray.Optimizer.Embeddings;

namespace Anyray.Optimizer.Relevance;

/// <summary>
/// Likeness in meaning by the vectors of an HTTP embedder, for one request. A first pass over the request finds out which texts
/// are to be compared, one call embeds them all, and a second pass ranks by them.
/// </summary>
internal sealed class RemoteMeaning
{
    // The best by all other signs are ranked again; the embedder never sees more of a request.
    private const int MaxUnits = 128;
    private const int MaxTexts = 512;
    private const int MaxChars = 500;

    private readonly Dictionary<string, float[]?> _vectors = [];

    /// <summary>Texts that the first pass asked for.</summary>
    public string[] Wanted => [.. _vectors.Where(v => v.Value is null).Select(v => v.Key)];

    /// <summary>Takes the vectors of the texts.</summary>
    public void Learn(string[] texts, float[][] vectors)
    {
        for (var i = 0; i < texts.Length; i++) _vectors[texts[i]] = vectors[i];
    }

    /// <summary>Blends the likeness into the best units' scores; returns how many took part. 0 and no change as long as a vector is not known.</summary>
    public int Blend(ReadOnlySpan<char> text, Span<Unit> units, string question, float weight)
    {
        var best = Best(units);
        var texts = new string[best.Length];
        for (var i = 0; i < best.Length; i++) texts[i] = Cut(text[units[best[i]].Start..units[best[i]].End]);
        var asked = Cut(question);
        var known = Know(asked);
        foreach (var each in texts) known &= Know(each);
        if (!known || best.Length < 2) return 0;

        var likeness = new float[best.Length];
        for (var i = 0; i < best.Length; i++) likeness[i] = WordVectors.Similarity(_vectors[texts[i]]!, _vectors[asked]!);
        var (mean, most) = (likeness.Average(), likeness.Max());
        if (most - mean < 1e-3f) return 0;
        for (var i = 0; i < best.Length; i++)
        {
            ref var unit = ref units[best[i]];
            unit.Score = (1 - weight) * unit.Score + weight * Math.Max(0, (likeness[i] - mean) / (most - mean));
        }
        return best.Length;
    }

    private static int[] Best(Span<Unit> units)
    {
        var scores = new float[units.Length];
        for (var i = 0; i < units.Length; i++) scores[i] = units[i].Score;
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(MaxUnits)];
    }

    private bool Know(string text)
    {
        if (_vectors.TryGetValue(text, out var vector)) return vector is not null;
        if (_vectors.Count < MaxTexts) _vectors[text] = null;
        return false;
    }

    private static string Cut(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > MaxChars) text = text[..(char.IsHighSurrogate(text[MaxChars - 1]) ? MaxChars - 1 : MaxChars)];
        return text.IsEmpty ? "-" : text.ToString();
    }
}
