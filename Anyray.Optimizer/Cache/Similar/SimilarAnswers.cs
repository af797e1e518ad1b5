using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Stash;
using Anyray.Optimizer.Strategies.SemanticCache;
using Microsoft.Extensions.Options;

namespace Anyray.Optimizer.Cache.Similar;

/// <summary>
/// Finds the answer to a similar question within one space (tenant, model, system, tools, parameters and everything said
/// before). Two checks have to agree: the sentence vectors, by the threshold, and the facts of the two questions.
/// </summary>
internal sealed class SimilarAnswers(IQuestionIndex index, IAnswerStore answers, Embedder embedder, IOptions<OptimizerOptions> options)
{
    /// <summary>Questions kept per space.</summary>
    public const int MaxPerSpace = 64;

    // The look-up comes before everything else and must leave the pipeline its time.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(150);

    /// <summary>The answer's bytes and how similar its question is, or null. A question that is new is added, for the answer that will be kept under <paramref name="key"/>.</summary>
    public async ValueTask<(byte[] Answer, double Similarity)?> FindAsync(RequestView view, string tenant, string key, SemanticCacheOptions settings, bool remember)
    {
        if (!settings.Similarity || !MayCompare(view) || CacheKey.QuestionOf(view) is not { } question || QuestionFacts.Of(question) is not { } facts) return null;
        var space = StashKey.Of(tenant, CacheKey.SpaceOf(view, tenant));
        var known = await ListAsync(space);
        var isNew = !known.Exists(k => k.Key == key);
        if (!(remember && isNew) && !known.Exists(k => k.Facts == facts)) return null;
        if (await embedder.EmbedAsync([question], Limit) is not { } embedded) return null;
        var (found, likest) = await BestAsync(known, tenant, key, facts, embedded, settings.Threshold);
        if (found is not null) return (found, likest);
        if (remember && isNew) await index.AddAsync(space, new KnownQuestion(key, facts, embedded.Model, embedded.Vectors[0]).Pack(), TimeSpan.FromSeconds(settings.TtlSeconds));
        return null;
    }

    private async ValueTask<(byte[]?, double)> BestAsync(List<KnownQuestion> known, string tenant, string key, UInt128 facts, SentenceVectors embedded, double threshold)
    {
        var fit = new List<(KnownQuestion Question, double Similarity)>();
        foreach (var each in known)
        {
            if (each.Facts != facts || each.Key == key || each.Model != embedded.Model || each.Vector.Length != embedded.Vectors[0].Length) continue;
            var similarity = Math.Min(1.0, WordVectors.Similarity(each.Vector, embedded.Vectors[0]));
            if (similarity >= threshold) fit.Add((each, similarity));
        }
        fit.Sort((a, b) => b.Similarity.CompareTo(a.Similarity));
        foreach (var (question, similarity) in fit)
            if (await answers.GetAsync(StashKey.Of(tenant, question.Key)) is { } answer) return (answer, similarity);
        return (null, 0);
    }

    private async ValueTask<List<KnownQuestion>> ListAsync(string space)
    {
        var known = new List<KnownQuestion>();
        foreach (var packed in await index.ListAsync(space))
            if (KnownQuestion.Unpack(packed) is { } question) known.Add(question);
        return known;
    }

    // A caller that asks for variety gets it; one that names no temperature has switched similarity on for such calls.
    private bool MayCompare(RequestView view) =>
        view.Dialect != Dialect.Other && (options.Value.SimilarAtAnyTemperature || !(view.Body["temperature"u8].AsNumber() > 0));
}
