namespace Anyray.Tests.Optimizer;

/// <summary>Body shapes that the builder writes.</summary>
public enum TestDialect
{
    OpenAiChat,
    Anthropic,
    OpenAiResponses,
}
