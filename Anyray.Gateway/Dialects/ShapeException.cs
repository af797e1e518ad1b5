namespace Anyray.Gateway.Dialects;

/// <summary>A member is not of the kind its dialect says. In a request that is the caller's 400, in an answer the provider's 502.</summary>
/// <param name="member">Its name.</param>
/// <param name="expected">What it must be, e.g. <c>a string</c>.</param>
internal sealed class ShapeException(string member, string expected) : FormatException($"'{member}' must be {expected}.")
{
    /// <summary>Its name.</summary>
    public string Member { get; } = member;
}
