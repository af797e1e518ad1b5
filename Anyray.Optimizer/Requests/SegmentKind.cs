namespace Anyray.Optimizer.Requests;

/// <summary>What a segment is to the conversation.</summary>
internal enum SegmentKind : byte
{
    /// <summary>Text of the system prompt: <c>system</c>, <c>instructions</c>, messages of role system or developer.</summary>
    SystemText,
    UserText,
    AssistantText,

    /// <summary>The arguments of a call the model made: a JSON text (OpenAI) or an object (Anthropic).</summary>
    ToolCall,

    /// <summary>Text of a tool's output.</summary>
    ToolResult,

    /// <summary>Replayed reasoning: <c>thinking</c>, <c>redacted_thinking</c>, <c>reasoning</c>, <c>reasoning_content</c>.</summary>
    Thinking,

    /// <summary>An image; the segment's value is its block.</summary>
    Image,

    /// <summary>One tool's declaration; the segment's value is the whole object in <c>tools</c>.</summary>
    ToolSchema,

    /// <summary>A block of any other kind. Nothing edits it.</summary>
    Other,
}
