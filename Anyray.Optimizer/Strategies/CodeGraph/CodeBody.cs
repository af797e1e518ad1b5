namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>A function's body within its file.</summary>
/// <param name="File">Index of the file.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Head">Offset of its declaration.</param>
/// <param name="Start">Offset of the first character that may be elided.</param>
/// <param name="End">Offset past the last one.</param>
/// <param name="Lines">Lines the body spans.</param>
internal readonly record struct CodeBody(int File, string Name, int Head, int Start, int End, int Lines);
