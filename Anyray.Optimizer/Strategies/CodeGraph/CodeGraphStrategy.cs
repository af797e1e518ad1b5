using System.Buffers;
using Anyray.Optimizer.Embeddings;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;

namespace Anyray.Optimizer.Strategies.CodeGraph;

/// <summary>
/// Shortens source files to imports and declarations; bodies on the question's path and the most referred to stay whole. One graph of
/// references spans all files of the request.
/// </summary>
internal sealed class CodeGraphStrategy(Embedder embedder) : ContentStrategy<CodeGraphOptions>
{
    private static readonly SearchValues<string> Outlined = SearchValues.Create([" bodies elided: retrieve ctx_", " body elided: retrieve ctx_"], StringComparison.Ordinal);

    public override StrategyDescriptor Descriptor { get; } = new()
    {
        Kind = "code_graph",
        Description = "Keeps declarations of source files and the bodies the question leads to.",
        Flags = StrategyFlags.CacheBusting | StrategyFlags.Reversible,
        Risk = StrategyRisk.Medium,
    };

    protected override string Verb => "outlined";

    protected override string Object => "source file(s)";

    protected override int MinLength(CodeGraphOptions options) => options.MinChars;

    protected override Rewrite? Rewrite(StrategyContext context, CodeGraphOptions options, Piece piece, bool lossy)
    {
        if (!lossy || piece.Shape != Shape.Source) return null;
        var index = context.Contents.Share(Index);
        return index.Files.TryGetValue(piece, out var file) && index.Keep is not null
            ? Content.Rewrite.Of(OutlineWriter.Write(file, index.Bodies, index.Keep, options.MinBodyLines))
            : null;
    }

    private SourceIndex Index(RequestView view, ContentIndex contents)
    {
        var bodies = new List<CodeBody>();
        var files = new List<CodeFile>();
        var byPiece = new Dictionary<Piece, CodeFile>();
        foreach (var segment in view.Segments)
        {
            if (segment.Kind is not (SegmentKind.ToolResult or SegmentKind.UserText) || !segment.IsText || segment.ByteLength < 200) continue;

            // Came with outlines in it: the bodies that stayed were chosen together with those that went.
            if (segment.Original.Span.ContainsAny(Outlined)) return new SourceIndex([], [], null);
            foreach (var piece in contents.Pieces(segment))
            {
                if (piece.Shape != Shape.Source || CodeFile.Read(piece.Memory, files.Count, bodies) is not { } file) continue;
                files.Add(file);
                byPiece[piece] = file;
            }
        }

        return new SourceIndex(byPiece, bodies, bodies.Count == 0 ? null : BodySelection.Choose(files, bodies, contents.Question, embedder.Vectors));
    }

    private sealed record SourceIndex(Dictionary<Piece, CodeFile> Files, List<CodeBody> Bodies, bool[]? Keep);
}
