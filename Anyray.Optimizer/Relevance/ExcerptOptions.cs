using Anyray.Optimizer.Embeddings;

namespace Anyray.Optimizer.Relevance;

/// <summary>How an excerpt is made.</summary>
/// <param name="KeepChars">Characters kept at most; what the question names may exceed it by half.</param>
/// <param name="LexConfidentHits">With fewer matching units than this the words alone are not trusted.</param>
/// <param name="SemanticWeight">Share of the embedding's score in the blend, 0-1.</param>
/// <param name="Vectors">The word vectors, or null to go by words alone.</param>
/// <param name="Remote">Vectors of an HTTP embedder, when one is configured.</param>
internal sealed record ExcerptOptions(int KeepChars, int LexConfidentHits = 6, float SemanticWeight = 0.5f, WordVectors? Vectors = null, RemoteMeaning? Remote = null);
