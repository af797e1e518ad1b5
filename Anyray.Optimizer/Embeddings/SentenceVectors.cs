namespace Anyray.Optimizer.Embeddings;

/// <summary>Vectors of some texts, in their order.</summary>
/// <param name="Model">Names what made them; vectors of two models can't be compared.</param>
/// <param name="Vectors">Unit length, or zero for a text without a known word.</param>
internal sealed record SentenceVectors(string Model, float[][] Vectors);
