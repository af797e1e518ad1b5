using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Requests;

/// <summary>One piece of a request that a strategy may look at, the same in every dialect.</summary>
internal sealed class Segment
{
    private readonly Arena<char> _arena;
    private ReadOnlyMemory<char>? _original;
    private ReadOnlyMemory<char>? _current;

    internal Segment(Arena<char> arena) => _arena = arena;

    /// <summary>Position among the request's segments, in document order.</summary>
    public required int Index { get; init; }

    public required SegmentKind Kind { get; init; }

    public required MessageRole Role { get; init; }

    /// <summary>The message it belongs to; null for tools and a top-level system prompt.</summary>
    public required MessageView? Message { get; init; }

    /// <summary>Number among its message's segments.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The JSON value that holds the text (a string), or the value itself when the segment is not text.</summary>
    public required JsonNode Value { get; init; }

    /// <summary>The content block or item around the value; the message itself when its content is a plain string.</summary>
    public required JsonNode Block { get; init; }

    /// <summary>A tool result that no assistant message follows: the model has not read it yet.</summary>
    public bool Fresh { get; internal set; }

    /// <summary>The tool said that it failed (<c>is_error</c>).</summary>
    public bool IsError { get; init; }

    /// <summary>Name of the tool that was called; known for results when their call is in the request.</summary>
    public string? ToolName { get; internal set; }

    /// <summary>Id that pairs a call and its result.</summary>
    public string? CallId { get; init; }

    /// <summary>Assistant turns after it; 0 = newest.</summary>
    public int TurnAge => Message?.TurnAge ?? 0;

    /// <summary>True when the value is a JSON string, so that its text can be read and replaced.</summary>
    public bool IsText => Value.IsString;

    /// <summary>The text as it now stands, edits of earlier strategies included. Empty for a segment that is not text.</summary>
    public ReadOnlySpan<char> Text => Memory.Span;

    /// <summary><see cref="Text"/>, for callers that keep it across calls. Lives as long as the request.</summary>
    public ReadOnlyMemory<char> Memory => _current ?? (IsText ? Original : default);

    /// <summary>The text as it came; of an image its block, as JSON.</summary>
    public ReadOnlyMemory<char> Original => _original ??= Decode();

    /// <summary>The text differs from what came.</summary>
    public bool Edited => _current is not null;

    /// <summary>The model has been sent this segment on an earlier turn of the session, and its provider may have it cached.</summary>
    public bool Sent { get; internal set; }

    /// <summary>Another segment points here, so only lossless edits may still be made.</summary>
    public bool Locked { get; internal set; }

    /// <summary>A delta against its very lines stands in the request, so nothing may be edited any more.</summary>
    public bool Frozen { get; internal set; }

    /// <summary>Its text was put back from a pin of an earlier turn.</summary>
    public bool Pinned { get; internal set; }

    /// <summary>Kind of the strategy whose lossy edit stands; null when everything can still be read from the segment.</summary>
    public string? LossyKind { get; internal set; }

    /// <summary>Bytes of the value as it came.</summary>
    public int ByteLength => Value.End - Value.Start;

    internal void SetCurrent(ReadOnlyMemory<char>? text) => _current = text;

    internal ReadOnlyMemory<char>? CurrentOrNull => _current;

    private ReadOnlyMemory<char> Decode()
    {
        if (Kind == SegmentKind.Image)
        {
            var image = _arena.Rent(Value.Raw.Length);
            return image[..System.Text.Encoding.UTF8.GetChars(Value.Raw, image.Span)];
        }
        var raw = Value.RawText;
        if (raw.Length == 0) return default;
        var block = _arena.Rent(raw.Length);
        return block[..JsonText.Unescape(raw, block.Span)];
    }
}
