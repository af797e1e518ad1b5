namespace Anyray.Gateway.Dialects.Chat;

/// <summary>One answer.</summary>
/// <param name="Parts">What the model says.</param>
/// <param name="Stop">Why it ended.</param>
internal sealed record ChatChoice(List<Part> Parts, StopReason Stop)
{
    /// <summary>The stop text that ended it, where the provider says.</summary>
    public string? StopSequence { get; init; }
}
