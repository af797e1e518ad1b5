namespace Anyray.Optimizer.Embeddings;

/// <summary>The word vectors that come with the optimizer, loaded once. Without the file, meaning is not compared and words alone decide.</summary>
internal sealed class Embedder
{
    // One mapping serves the process, however many containers tests make.
    private static readonly Lazy<WordVectors?> Shipped = Of(Path.Combine(AppContext.BaseDirectory, "Embeddings", "words.vec"));

    private readonly Lazy<WordVectors?> _vectors;

    public Embedder() => _vectors = Shipped;

    internal Embedder(string path) => _vectors = Of(path);

    /// <summary>The vectors; loads them on first use. Null = disabled.</summary>
    public WordVectors? Vectors => _vectors.Value;

    /// <summary><c>loading</c>, <c>warm</c> or <c>disabled</c>.</summary>
    public string State => !_vectors.IsValueCreated ? "loading" : _vectors.Value is null ? "disabled" : "warm";

    private static Lazy<WordVectors?> Of(string path) => new(() => File.Exists(path) ? WordVectors.Load(path) : null);
}
