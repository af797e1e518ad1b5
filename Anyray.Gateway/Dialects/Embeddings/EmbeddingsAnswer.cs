using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>Vectors in the order of the inputs.</summary>
/// <param name="Vectors">One per input.</param>
/// <param name="Model">Model the provider says it served.</param>
/// <param name="Usage">Tokens, when the provider said.</param>
internal sealed record EmbeddingsAnswer(IReadOnlyList<float[]> Vectors, string? Model, TokenUsage? Usage);
