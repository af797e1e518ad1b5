using Anyray.Optimizer.Json;
using Anyray.Optimizer.Pipeline;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.Content;
using Anyray.Optimizer.Strategies.ContextCompression.Json;
using Anyray.Optimizer.Strategies.ContextCompression.Text;
using Anyray.Optimizer.Strategies.ContextDedupe;

namespace Anyray.Optimizer.Strategies.ContextCompression;

/// <summary>
/// Whole tool outputs re-encoded so that every value can still be read: a function of the text alone. Made once per request, as more than
/// one kind asks for it.
/// </summary>
internal sealed class LosslessEncodings(Arena<char> arena)
{
    private readonly Dictionary<ReadOnlyMemory<char>, Rewrite?> _made = [];

    /// <summary>Those of a request.</summary>
    public static LosslessEncodings In(StrategyContext context) => context.Contents.Share((view, _) => new LosslessEncodings(view.Chars));

    /// <summary>The piece's encoding, or null when it has none that is shorter.</summary>
    public Rewrite? Of(Piece piece)
    {
        if (!_made.TryGetValue(piece.Memory, out var made)) _made[piece.Memory] = made = Make(piece);
        return made;
    }

    private Rewrite? Make(Piece piece) => piece.Shape switch
    {
        Shape.JsonArray or Shape.JsonObject or Shape.NdJson => JsonCompressor.Encode(piece, arena),
        Shape.Base64 => null,
        _ when piece.Memory.Span.StartsWith(EarlierOutput.Mark) => null,
        _ => TextFolding.Encode(piece.Memory.Span, piece.Shape, arena),
    };
}
