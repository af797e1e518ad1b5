using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;
using Anyray.Optimizer.Strategies.ContextCompression.Diffs;
using Anyray.Optimizer.Strategies.ContextCompression.Json;
using Anyray.Optimizer.Strategies.ContextCompression.Text;

namespace Anyray.Optimizer.Strategies.ContextCompression;

/// <summary>
/// Shortens content by its shape. Without loss: JSON to tables, paths and hits under their file, repeated lines folded. Above the budget
/// and only where the model can ask for the original: the telling rows of a table, the hunks of a diff that are risky or asked for.
/// </summary>
internal sealed class ContextCompressionStrategy(Embedder embedder) : ContentStrategy<ContextCompressionOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "context_compression",
        Description = "Re-encodes JSON as tables, folds repeated lines, selects rows and hunks above the budget.",
        Flags = StrategyFlags.CacheBusting | StrategyFlags.Reversible,
        Risk = StrategyRisk.Low,
    };

    protected override string Verb => "compressed";

    protected override Rewrite? Rewrite(StrategyContext context, ContextCompressionOptions options, Piece piece, bool lossy)
    {
        if (!lossy && !piece.Typed) return LosslessEncodings.In(context).Of(piece);
        var text = piece.Memory.Span;
        var question = context.Contents.Question;
        var excerpting = new ExcerptOptions(options.MaxChars, Vectors: embedder.Vectors);
        return piece.Shape switch
        {
            Shape.JsonArray or Shape.JsonObject or Shape.NdJson => JsonCompressor.Compress(piece, options, question, excerpting, context.View.Chars, lossy),
            Shape.Diff => lossy ? Content.Rewrite.Of(DiffCompressor.Compress(text, question, excerpting)) : null,
            Shape.Base64 => lossy ? BlobText.Shorten(text) : null,
            Shape.Source or Shape.Chunks or Shape.Prose => null,
            _ when piece.Typed => Excerpt(context, piece, excerpting, lossy),
            _ => Excerpt(context, piece, excerpting, lossy) ?? TextFolding.Fold(text, piece.Shape, context.View.Chars),
        };
    }

    // Lines have a strategy of their own; alone, this one keeps to its budget too.
    private static Rewrite? Excerpt(StrategyContext context, Piece piece, ExcerptOptions options, bool lossy) =>
        lossy && !context.Runs(Owners.Generic) && !context.Runs(Owners.Of(piece.Shape)) && piece.Length > options.KeepChars
            ? Content.Rewrite.Of(Excerpter.Make(piece.Memory.Span, piece.Shape, context.Contents.Question, options))
            : null;
}
