namespace Anyray.Optimizer.Embeddings;

/// <summary>
/// Sentence vectors: of the configured HTTP embedder when it answers in time, else of the word vectors that come with the
/// optimizer, loaded once. Without their file, meaning is not compared and words alone decide.
/// </summary>
internal sealed class Embedder
{
    // One mapping serves the process, however many containers tests make.
    private static readonly Lazy<WordVectors?> Shipped = Of(Path.Combine(AppContext.BaseDirectory, "Embeddings", "words.vec"));

    private readonly Lazy<WordVectors?> _vectors;
    private readonly HttpEmbedder? _remote;

    public Embedder(HttpEmbedder? remote = null) => (_vectors, _remote) = (Shipped, remote);

    internal Embedder(string path) => _vectors = Of(path);

    /// <summary>The word vectors; loads them on first use. Null = there are none.</summary>
    public WordVectors? Vectors => _vectors.Value;

    /// <summary>An HTTP embedder is configured; it may be down.</summary>
    public bool IsRemote => _remote is { IsConfigured: true };

    /// <summary><c>loading</c>, <c>warm</c> or <c>disabled</c>.</summary>
    public string State => !_vectors.IsValueCreated ? "loading" : _vectors.Value is null && !IsRemote ? "disabled" : "warm";

    /// <summary>Vectors of the texts, of one model all of them, after <paramref name="limit"/> at the latest; null when there is no embedder.</summary>
    public async ValueTask<SentenceVectors?> EmbedAsync(IReadOnlyList<string> texts, TimeSpan limit) =>
        await EmbedRemotelyAsync(texts, limit) ?? (Vectors is { } words ? new SentenceVectors("words", [.. texts.Select(text => Embed(words, text))]) : null);

    /// <summary>Vectors of the HTTP embedder alone; null when none is configured or it did not answer in time.</summary>
    public async ValueTask<SentenceVectors?> EmbedRemotelyAsync(IReadOnlyList<string> texts, TimeSpan limit) =>
        _remote is { IsConfigured: true } && await _remote.EmbedAsync(texts, limit) is { } vectors ? new SentenceVectors(_remote.Model, vectors) : null;

    private static float[] Embed(WordVectors words, string text)
    {
        var vector = new float[words.Dimensions];
        words.Embed(text, vector);
        return vector;
    }

    private static Lazy<WordVectors?> Of(string path) => new(() => File.Exists(path) ? WordVectors.Load(path) : null);
}
