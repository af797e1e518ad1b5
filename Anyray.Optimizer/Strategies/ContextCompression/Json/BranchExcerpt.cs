using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>
/// Shortens a tree of settings or a manifest: one line per leaf under the names it stands in, as <c>spec.containers[0].image: "…"</c>, then
/// the lines that bear on the question, with those around them.
/// </summary>
internal static class BranchExcerpt
{
    public static Excerpt? Make(JsonTape tape, ReadOnlySpan<char> text, Question question, ExcerptOptions options)
    {
        using var lines = new CharBuffer(text.Length);
        using var path = new CharBuffer();
        Leaves(tape, text, 0, path, lines);
        var excerpt = Excerpter.Make(lines.Span, Shape.Lines, question, options);
        return excerpt is null ? null : excerpt with { Unit = "values" };
    }

    private static void Leaves(JsonTape tape, ReadOnlySpan<char> text, int node, CharBuffer path, CharBuffer output)
    {
        ref var value = ref tape[node];
        if (value.Kind is not ('{' or '[') || value.End - value.Start <= 80 && value.Count <= 4 || value.Count == 0)
        {
            output.Append(path.Span).Append(path.Length > 0 ? ": " : "");
            CellFormat.Minify(tape, text, node, output);
            output.Append('\n');
            return;
        }

        var length = path.Length;
        var index = 0;
        for (var at = node + 1; at < value.Next; at = tape[at].Next, index++)
        {
            if (value.Kind == '[') path.Append('[').Append(index).Append(']');
            else
            {
                if (length > 0) path.Append('.');
                path.Append(text[(tape[at].NameStart + 1)..(tape[at].NameEnd - 1)]);
            }

            Leaves(tape, text, at, path, output);
            path.Length = length;
        }
    }
}
