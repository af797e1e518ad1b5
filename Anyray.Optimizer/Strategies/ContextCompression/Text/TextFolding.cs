using Anyray.Optimizer.Json;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ContextCompression.Text;

/// <summary>Shortens text without losing a value: hits under their file, paths under their folder, colour codes and line-end blanks gone, repeated lines folded.</summary>
internal static class TextFolding
{
    /// <summary>Savings below this share of the text are not worth a change.</summary>
    private const int MinPercent = 4;

    public static Rewrite? Fold(ReadOnlySpan<char> text, Shape shape, Arena<char> arena)
    {
        using var output = new CharBuffer(text.Length);
        if (shape is Shape.GrepHits or Shape.PathList)
        {
            using var grouped = new CharBuffer(text.Length);
            if (shape == Shape.GrepHits) GroupedHits.Write(text, grouped);
            else GroupedPaths.Write(text, grouped);
            FoldedLines.Write(grouped.Span, output);
        }
        else FoldedLines.Write(text, output);

        return (text.Length - output.Length) * 100L >= (long)text.Length * MinPercent ? new Rewrite(arena.Copy(output.Span)) : null;
    }
}
