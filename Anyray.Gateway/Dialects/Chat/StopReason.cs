namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Why an answer ended.</summary>
internal enum StopReason
{
    /// <summary>The model was done.</summary>
    EndTurn,

    /// <summary>The token limit.</summary>
    MaxTokens,

    /// <summary>One of the caller's stop texts.</summary>
    StopSequence,

    /// <summary>It asks for tools.</summary>
    ToolUse,

    /// <summary>Declined or filtered.</summary>
    Refusal,

    /// <summary>Anthropic's <c>pause_turn</c>: send the answer back to go on.</summary>
    PauseTurn,

    /// <summary>The context window is full.</summary>
    ContextWindow,
}
