namespace Anyray.Gateway.Dialects.Chat;

/// <summary>May, must or must not the model use tools.</summary>
internal sealed record ToolChoice(ToolChoiceMode Mode)
{
    /// <summary>The one tool to use, or the only ones allowed.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
