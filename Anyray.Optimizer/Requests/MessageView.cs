using Anyray.Optimizer.Json;

namespace Anyray.Optimizer.Requests;

/// <summary>One message (or one item of a responses body) and where its segments are.</summary>
internal sealed class MessageView
{
    public required int Index { get; init; }

    public required JsonNode Node { get; init; }

    /// <summary>Role on the wire, except that a message or item made of tool results alone is <see cref="MessageRole.Tool"/>.</summary>
    public MessageRole Role { get; internal set; }

    /// <summary>Index of its first segment.</summary>
    public int FirstSegment { get; internal set; }

    public int SegmentCount { get; internal set; }

    /// <summary>Assistant turns (runs of assistant messages) after this one.</summary>
    public int TurnAge { get; internal set; }

    /// <summary>Hash of what the model reads in this and every earlier message and in the prefix; formatting and cache marks do not count.</summary>
    public ulong Chain { get; internal set; }
}
