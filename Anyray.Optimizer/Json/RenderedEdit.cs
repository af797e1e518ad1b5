namespace Anyray.Optimizer.Json;

/// <summary>One replaced span of the original text; edits of a list ascend and do not overlap.</summary>
internal readonly record struct RenderedEdit(int Offset, int Length, ReadOnlyMemory<byte> Replacement, int Node);
