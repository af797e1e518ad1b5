using Anyray.Contracts.Pricing;

namespace Anyray.Gateway.Dialects.Chat;

/// <summary>A whole answer in no particular dialect.</summary>
/// <param name="Choices">At least one.</param>
internal sealed record ChatAnswer(List<ChatChoice> Choices)
{
    /// <summary>The provider's id of it.</summary>
    public string? Id { get; init; }

    /// <summary>Model the provider says it served.</summary>
    public string? Model { get; init; }

    /// <summary>Tokens, when the provider said.</summary>
    public TokenUsage? Usage { get; init; }
}
