using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Relevance;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;
using Anyray.Optimizer.Strategies.ContextCompression;
using Anyray.Optimizer.Strategies.ContextCompression.Text;
using Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;

namespace Anyray.Optimizer.Strategies.RelevanceFilter;

/// <summary>
/// Keeps what bears on the live question: lines, log records, search hits, paragraphs of chunks, each with the header it stands under.
/// Takes what no specialist takes.
/// </summary>
internal sealed class RelevanceFilterStrategy(Embedder embedder) : ContentStrategy<RelevanceFilterOptions>
{
    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "relevance_filter",
        Description = "Keeps the lines and chunks that bear on the live question.",
        Flags = StrategyFlags.CacheBusting | StrategyFlags.SuffixSafe | StrategyFlags.Reversible,
        Risk = StrategyRisk.Medium,
    };

    private const int LongProse = 8000;

    protected override string Verb => "relevance-filtered";

    protected override string Object => "message(s) against the live turn";

    protected override int MinLength(RelevanceFilterOptions options) => options.MinChars;

    protected override Rewrite? Rewrite(StrategyContext context, RelevanceFilterOptions options, Piece piece, bool lossy)
    {
        if (!lossy || !Takes(context, piece) || context.Contents.Question.Aims.Everything) return null;
        var vectors = options.SemanticRerank && options.SemanticWeight > 0 ? embedder.Vectors : null;
        var excerpt = Content.Rewrite.Of(Excerpter.Make(Text(piece).Span, piece.Shape, context.Contents.Question,
            new ExcerptOptions(options.KeepChars, options.LexConfidentHits, (float)options.SemanticWeight, vectors, IsRemote(options) ? Meaning(context) : null)));
        return Whole(context, piece, excerpt) ?? excerpt;
    }

    // Everything in as few characters is better than an excerpt, and than nothing. An encoding seldom takes out more than three quarters.
    private static Rewrite? Whole(StrategyContext context, Piece piece, Rewrite? excerpt)
    {
        var longest = excerpt?.Text.Length ?? piece.Length - 1;
        if (piece.Typed || piece.Length > longest * 4L || LosslessEncodings.In(context).Of(piece) is not { } whole) return null;
        return whole.Text.Length <= longest && FormText.Is(whole.Text.Span) ? whole : null;
    }

    protected override async ValueTask RunAsync(StrategyContext context, RelevanceFilterOptions options)
    {
        if (IsRemote(options)) await EmbedAsync(context, options);
        Run(context, options);
    }

    // In half of the time that is left, so that a slow embedder costs its rank and not the run.
    private async ValueTask EmbedAsync(StrategyContext context, RelevanceFilterOptions options)
    {
        var meaning = Meaning(context);
        Probe(context, options);
        if (meaning.Wanted is { Length: > 0 } texts && await embedder.EmbedRemotelyAsync(texts, context.Deadline.Remaining / 2) is { } embedded) meaning.Learn(texts, embedded.Vectors);
    }

    private bool IsRemote(RelevanceFilterOptions options) => embedder.IsRemote && options.SemanticRerank && options.SemanticWeight > 0;

    private static RemoteMeaning Meaning(StrategyContext context) => context.Contents.Share((_, _) => new RemoteMeaning());

    // An excerpt of folded lines could name a block that it leaves out.
    private static ReadOnlyMemory<char> Text(Piece piece) =>
        piece is { Typed: false, Segment.Edited: true } && FoldedLines.Are(piece.Memory.Span) ? piece.Segment.Original : piece.Memory;

    private static bool Takes(StrategyContext context, Piece piece)
    {
        // Prose that a person set apart may be a draft to work on, unless it is long and something is asked about it; a blob of base64 has no
        // lines to judge.
        if (piece.Shape == Shape.Base64 || piece is { Typed: true, Shape: Shape.Prose } && (piece.Length < LongProse || !context.Contents.Question.Text.AsSpan().ContainsAny("?？"))) return false;
        var owner = Owners.Of(piece.Shape);
        return owner == Owners.Generic || !context.Runs(owner) || piece.Shape == Shape.RunnerOutput;
    }
}
