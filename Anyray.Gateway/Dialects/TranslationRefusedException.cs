namespace Anyray.Gateway.Dialects;

/// <summary>The provider's dialect cannot express a request. The caller gets a 400 with the message, in its own dialect.</summary>
/// <param name="message">What cannot be expressed and what to do; no text of the prompt.</param>
/// <param name="param">The parameter at fault, e.g. <c>messages[2].content[0].type</c>; null when there is no single one.</param>
public sealed class TranslationRefusedException(string message, string? param = null) : Exception(message)
{
    /// <summary>The parameter at fault.</summary>
    public string? Param { get; } = param;
}
