using Anyray.Optimizer.Relevance;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>What a strategy makes of a piece: the same values in fewer characters, or an excerpt.</summary>
/// <param name="Text">The new text, without the line that names the handle.</param>
/// <param name="Elided">What an excerpt leaves out, e.g. <c>478 of 500 lines</c>; null = nothing was lost.</param>
/// <param name="Embedded">Lines whose embeddings took part.</param>
internal readonly record struct Rewrite(ReadOnlyMemory<char> Text, string? Elided = null, int Embedded = 0)
{
    /// <summary>An excerpt as a rewrite.</summary>
    public static Rewrite? Of(Excerpt? excerpt) =>
        excerpt is null ? null : new Rewrite(excerpt.Text.AsMemory(), $"{excerpt.Elided} of {excerpt.Total} {excerpt.Unit}", excerpt.Embedded);
}
