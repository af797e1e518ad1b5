using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Shortens a JSON text: tables first, which lose nothing; above the budget the telling rows; above it still the telling branches.</summary>
internal static class JsonCompressor
{
    public static Rewrite? Compress(ReadOnlySpan<char> text, Piece piece, ContextCompressionOptions options, Question question, ExcerptOptions excerpting, bool lossy)
    {
        var lines = piece.Shape == Shape.NdJson;
        using var tape = lines ? JsonTape.ReadLines(text) : JsonTape.Read(text.Trim());
        if (tape is null) return null;
        if (!lines) text = text.Trim();
        var (encoded, _, rows) = JsonEncoder.Encode(tape, text, lines);
        var over = encoded.Length > options.MaxChars || options.MaxArrayItems > 0 && rows > options.MaxArrayItems;
        if (lossy && over && !question.Aims.Everything && Select(tape, text, lines, piece, encoded, options, question, excerpting) is { } selected) return selected;
        return encoded.Length < text.Length ? new Rewrite(encoded) : null;
    }

    private static Rewrite? Select(JsonTape tape, ReadOnlySpan<char> text, bool lines, Piece piece, string encoded, ContextCompressionOptions options, Question question, ExcerptOptions excerpting)
    {
        if (piece.Typed && tape[0].Kind == '[' && tape[0].Count > 2)
            return VerbatimRows.Write(tape, text, question, excerpting, options);

        var source = text.ToString();
        var (chosen, elided, rows) = JsonEncoder.Encode(tape, text, lines, (table, node) =>
        {
            // Each table gets the share of the budget that it has of the whole.
            var share = (long)options.MaxChars * (tape[node].End - tape[node].Start) / source.Length;
            return RowSelection.Choose(table, tape, source, node, question, excerpting, (int)Math.Max(400, share), options.MaxArrayItems);
        });
        if (elided > 0 && chosen.Length <= options.MaxChars * 3 / 2) return new Rewrite(chosen, $"{elided} of {rows} rows");
        if (BranchExcerpt.Make(tape, text, question, excerpting) is { } branches && branches.Text.Length < Math.Min(encoded.Length, chosen.Length)) return Content.Rewrite.Of(branches);
        return elided > 0 && chosen.Length < encoded.Length ? new Rewrite(chosen, $"{elided} of {rows} rows") : null;
    }
}
