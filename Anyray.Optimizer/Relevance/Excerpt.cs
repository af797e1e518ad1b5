namespace Anyray.Optimizer.Relevance;

/// <summary>A shortened text, its gaps marked. The caller adds the line that names the handle of the original.</summary>
/// <param name="Text">The kept parts in their order, gap markers between.</param>
/// <param name="Elided">How many of <paramref name="Unit"/> were left out.</param>
/// <param name="Total">How many there were.</param>
/// <param name="Unit">What is counted: lines, rows, hunks, bodies.</param>
/// <param name="Embedded">Units whose embeddings took part; 0 = words alone decided.</param>
internal sealed record Excerpt(string Text, int Elided, int Total, string Unit, int Embedded = 0);
