namespace Anyray.Optimizer.Pipeline;

/// <summary>A part of a segment's original text that is behind <paramref name="Handle"/>.</summary>
internal readonly record struct StashedSpan(string Handle, int Start, int Length);
