namespace Anyray.Optimizer.Relevance;

/// <summary>A sentence and its telling words.</summary>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset past its last one.</param>
/// <param name="First">Index of its first word in <see cref="SentenceTable.Words"/>.</param>
/// <param name="Count">Number of its words.</param>
internal readonly record struct Sentence(int Unit, int Start, int End, int First, int Count);
