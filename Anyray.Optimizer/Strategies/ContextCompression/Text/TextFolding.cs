using Anyray.Optimizer.Json;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;
using Anyray.Optimizer.Strategies.ContextCompression.Json;
using Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Shortens text without losing a value: hits under their file, paths under their folder, colour codes and line-end blanks gone, repeated lines folded.</summary>
internal static class TextFolding
{
    /// <summary>Savings below this share of the text are not worth a change.</summary>
    private const int MinPercent = 4;

    public static Rewrite? Fold(ReadOnlySpan<char> text, Shape shape, Arena<char> arena)
    {
        using var output = new CharBuffer(text.Length);
        Fold(text, shape, output);
        return Worth(text, output) ? new Rewrite(arena.Copy(output.Span)) : null;
    }

    /// <summary>As <see cref="Fold(ReadOnlySpan{char}, Shape, Arena{char})"/>, and what like lines share written once: for what no excerpt will be made of.</summary>
    public static Rewrite? Encode(ReadOnlySpan<char> text, Shape shape, Arena<char> arena)
    {
        if (FormText.Is(text) || NumberedLines.Is(text) || text.Contains(TableWriter.Head, StringComparison.Ordinal)) return null;
        using var numbered = new CharBuffer(text.Length);
        if (NumberedLines.Write(text, numbered)) return new Rewrite(arena.Copy(numbered.Span));
        if (shape is Shape.Source or Shape.Diff) return null;
        using var folded = new CharBuffer(text.Length);
        if (shape is not (Shape.Prose or Shape.Chunks)) Fold(text, shape, folded);
        if (!Worth(text, folded)) folded.Length = 0;
        using var output = new CharBuffer(text.Length);
        if (FormText.Write(folded.Length > 0 ? folded.Span : text, output)) return new Rewrite(arena.Copy(output.Span));
        return folded.Length > 0 ? new Rewrite(arena.Copy(folded.Span)) : null;
    }

    private static bool Worth(ReadOnlySpan<char> text, CharBuffer output) => output.Length > 0 && (text.Length - output.Length) * 100L >= (long)text.Length * MinPercent;

    private static void Fold(ReadOnlySpan<char> text, Shape shape, CharBuffer output)
    {
        if (shape is not (Shape.GrepHits or Shape.PathList))
        {
            FoldedLines.Write(text, output);
            return;
        }

        using var grouped = new CharBuffer(text.Length);
        if (shape == Shape.GrepHits) GroupedHits.Write(text, grouped);
        else GroupedPaths.Write(text, grouped);
        FoldedLines.Write(grouped.Span, output);
    }
}
