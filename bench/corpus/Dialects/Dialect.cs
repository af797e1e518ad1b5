namespace Anyray.Bench.Corpus.Dialects;

/// <summary>The request shapes the corpus is rendered in.</summary>
public enum Dialect
{
    /// <summary>OpenAI chat completions.</summary>
    OpenAIChat,

    /// <summary>Anthropic messages.</summary>
    AnthropicMessages,

    /// <summary>OpenAI responses.</summary>
    OpenAIResponses,
}
