namespace Anyray.Gateway.Dialects;

/// <summary>
/// Converts calls of one dialect to another. One implementation per ordered pair; stateless, shared by all calls.
/// Registered as <c>IDialectTranslator</c> singletons by <c>AddDialects()</c>.
/// </summary>
public interface IDialectTranslator
{
    /// <summary>What the caller speaks.</summary>
    Dialect From { get; }

    /// <summary>What the provider speaks.</summary>
    Dialect To { get; }

    /// <summary>Converts the request. The body is valid JSON, an object at the top.</summary>
    /// <exception cref="TranslationRefusedException">The target cannot express what the request asks for.</exception>
    Translation Translate(ReadOnlyMemory<byte> body, TranslationContext context);
}
