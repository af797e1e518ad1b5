using Anyray.Optimizer.Questions;
using Anyray.Optimizer.Requests;
using Anyray.Optimizer.Shapes;
using Anyray.Optimizer.Strategies.ContextCompression.Text.Forms;
using Anyray.Optimizer.Strategies.ContextDedupe;

namespace Anyray.Optimizer.Strategies.Content;

/// <summary>Pieces of a request and the live question, found once per request and shared by the content strategies.</summary>
internal sealed class ContentIndex(RequestView view)
{
    /// <summary>Ends every excerpt; what carries it was shortened before and is left alone.</summary>
    public const string Marker = " elided: retrieve ctx_";

    private readonly Dictionary<Segment, (int Length, bool Edited, Piece[] Pieces)> _pieces = [];
    private readonly Dictionary<Type, object> _shared = [];
    private Question? _question;

    /// <summary>The live question as things to look for.</summary>
    public Question Question => _question ??= QuestionReader.Of(view);

    /// <summary>The pieces of a segment as it now stands; none when it was shortened before or is of no known kind.</summary>
    public Piece[] Pieces(Segment segment)
    {
        if (_pieces.TryGetValue(segment, out var known) && known.Length == segment.Text.Length && known.Edited == segment.Edited) return known.Pieces;
        var pieces = Find(segment);
        _pieces[segment] = (segment.Text.Length, segment.Edited, pieces);
        return pieces;
    }

    /// <summary>Something one strategy derives from the whole request, made on first use.</summary>
    public T Share<T>(Func<RequestView, ContentIndex, T> make) where T : class
    {
        if (_shared.TryGetValue(typeof(T), out var made)) return (T)made;
        var value = make(view, this);
        _shared[typeof(T)] = value;
        return value;
    }

    /// <summary>
    /// What a strategy works on: the segment's text as it now stands, but of one that was re-encoded on an earlier turn the original, whose
    /// lines an excerpt can be made of. A reference to other output stays one.
    /// </summary>
    private static ReadOnlyMemory<char> TextOf(Segment segment) =>
        segment is { Kind: SegmentKind.ToolResult, Pinned: true, LossyKind: null } && !segment.Text.StartsWith(EarlierOutput.Mark) ? segment.Original : segment.Memory;

    private static Piece[] Find(Segment segment)
    {
        var memory = TextOf(segment);
        var text = memory.Span;
        if (text.Contains(Marker, StringComparison.Ordinal)) return [];
        if (segment.Kind == SegmentKind.ToolResult) return FormText.Is(text) ? [] : [new Piece(segment, memory, 0, text.Length, ShapeDetector.Detect(segment.Original.Span))];
        if (segment.Kind != SegmentKind.UserText) return [];
        var blocks = new List<(int Start, int Length)>();
        PastedBlocks.Find(text, blocks);
        if (blocks.Count == 0) return [];

        // What was re-encoded is still what it was: its shape is that of the original.
        var shaped = blocks;
        var original = segment.Original.Span;
        if (segment.Edited)
        {
            shaped = [];
            PastedBlocks.Find(original, shaped);
            if (shaped.Count != blocks.Count) return [];
        }

        var pieces = new Piece[blocks.Count];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = new Piece(segment, memory, blocks[i].Start, blocks[i].Length, ShapeDetector.Detect(original.Slice(shaped[i].Start, shaped[i].Length)));
        return pieces;
    }
}
