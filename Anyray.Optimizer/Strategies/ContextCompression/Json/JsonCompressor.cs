using Anyray.Optimizer.Json;
using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.ContextCompression.Json;

/// <summary>Shortens a JSON text: tables first, which lose nothing; above the budget the telling rows; above it still the telling branches.</summary>
internal static class JsonCompressor
{
    public static Rewrite? Compress(Piece piece, ContextCompressionOptions options, Question question, ExcerptOptions excerpting, Arena<char> arena, bool lossy)
    {
        var lines = piece.Shape == Shape.NdJson;
        var source = lines ? piece.Memory : piece.Memory.Trim();
        var text = source.Span;
        using var tape = lines ? JsonTape.ReadLines(text) : JsonTape.Read(text);
        if (tape is null) return null;
        var (output, _, rows) = JsonEncoder.Encode(tape, text, lines);
        using var encoded = output;
        var over = encoded.Length > options.MaxChars || options.MaxArrayItems > 0 && rows > options.MaxArrayItems;
        if (lossy && over && !question.Aims.Everything && Select(tape, source, lines, piece, encoded.Length, options, question, excerpting, arena) is { } selected) return selected;
        return encoded.Length < text.Length ? new Rewrite(arena.Copy(encoded.Span)) : null;
    }

    /// <summary>The text re-encoded with every value, or null when that is no shorter.</summary>
    public static Rewrite? Encode(Piece piece, Arena<char> arena)
    {
        var lines = piece.Shape == Shape.NdJson;
        var text = lines ? piece.Memory.Span : piece.Memory.Span.Trim();
        using var tape = lines ? JsonTape.ReadLines(text) : JsonTape.Read(text);
        if (tape is null) return null;
        using var encoded = JsonEncoder.Encode(tape, text, lines).Text;
        return encoded.Length < text.Length ? new Rewrite(arena.Copy(encoded.Span)) : null;
    }

    private static Rewrite? Select(JsonTape tape, ReadOnlyMemory<char> source, bool lines, Piece piece, int encoded, ContextCompressionOptions options, Question question, ExcerptOptions excerpting, Arena<char> arena)
    {
        var text = source.Span;
        if (piece.Typed && tape[0].Kind == '[' && tape[0].Count > 2)
            return VerbatimRows.Write(tape, text, question, excerpting, options, arena);

        var (length, exact) = (text.Length, false);
        var (output, elided, rows) = JsonEncoder.Encode(tape, text, lines, (table, node) =>
        {
            // Each table gets the share of the budget that it has of the whole.
            var share = (long)options.MaxChars * (tape[node].End - tape[node].Start) / length;
            var kept = RowSelection.Choose(table, tape, source.Span, node, question, excerpting, (int)Math.Max(400, share), options.MaxArrayItems, out var needed);
            exact |= needed;
            return kept;
        }, question);
        using var chosen = output;
        if (elided > 0 && (exact || chosen.Length <= options.MaxChars * 2)) return Chosen();
        if (exact) return null;
        if (BranchExcerpt.Make(tape, text, question, excerpting) is { } branches && branches.Text.Length < Math.Min(encoded, chosen.Length)) return Content.Rewrite.Of(branches);
        return elided > 0 && chosen.Length < encoded ? Chosen() : null;

        Rewrite Chosen() => new(arena.Copy(chosen.Span), $"{elided} of {rows} rows");
    }
}
