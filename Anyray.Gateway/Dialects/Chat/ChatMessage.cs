namespace Anyray.Gateway.Dialects.Chat;

/// <summary>One turn.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Parts">What is said, in order.</param>
internal sealed record ChatMessage(ChatRole Role, List<Part> Parts)
{
    /// <summary>Name of the participant, OpenAI's <c>name</c>.</summary>
    public string? Name { get; init; }
}
