using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>One step of a streamed answer. Parts follow each other; a new kind of delta ends the part before it.</summary>
/// <param name="Choice">0-based index of the answer it belongs to.</param>
internal abstract record ChatEvent(int Choice);

/// <summary>The answer begins.</summary>
internal sealed record StartEvent(string? Id, string? Model) : ChatEvent(0);

/// <summary>More text.</summary>
internal sealed record TextEvent(int Choice, string Text) : ChatEvent(Choice);

/// <summary>More of a refusal.</summary>
internal sealed record RefusalEvent(int Choice, string Text) : ChatEvent(Choice);

/// <summary>More thinking.</summary>
internal sealed record ThinkingEvent(int Choice, string Text) : ChatEvent(Choice);

/// <summary>The signature that closes the thinking before it.</summary>
internal sealed record ThinkingEndEvent(int Choice, Signature? Signature) : ChatEvent(Choice);

/// <summary>A whole block of encrypted thinking.</summary>
internal sealed record RedactedEvent(int Choice, Signature Signature) : ChatEvent(Choice);

/// <summary>A tool call begins.</summary>
/// <param name="Choice">0-based index of the answer.</param>
/// <param name="Tool">0-based index among the calls of this answer.</param>
/// <param name="Id">Call id.</param>
/// <param name="Name">Tool name.</param>
internal sealed record ToolStartEvent(int Choice, int Tool, string Id, string Name) : ChatEvent(Choice)
{
    /// <summary>As <see cref="ToolCallPart.Signature"/>.</summary>
    public Signature? Signature { get; init; }
}

/// <summary>More of a tool call's arguments.</summary>
internal sealed record ToolArgumentsEvent(int Choice, int Tool, string Json) : ChatEvent(Choice);

/// <summary>Tokens so far; the last report counts.</summary>
internal sealed record UsageEvent(TokenUsage Usage) : ChatEvent(0);

/// <summary>One answer is complete.</summary>
internal sealed record StopEvent(int Choice, StopReason Reason) : ChatEvent(Choice)
{
    /// <summary>As <see cref="ChatChoice.StopSequence"/>.</summary>
    public string? StopSequence { get; init; }
}
