namespace Anyray.Gateway.Dialects.Chat;

/// <summary>A chat request in no particular dialect.</summary>
internal sealed class ChatRequest
{
    /// <summary>Turns, in order.</summary>
    public List<ChatMessage> Messages { get; init; } = [];

    /// <summary>Answer as a stream.</summary>
    public bool Stream { get; init; }

    /// <summary>The caller asked for a usage chunk in its stream (OpenAI chat).</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>Functions the model may ask for.</summary>
    public List<ChatTool> Tools { get; init; } = [];

    /// <summary>Must it use them.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>False = at most one tool call an answer.</summary>
    public bool? ParallelTools { get; init; }

    /// <summary>Structured output.</summary>
    public OutputFormat? Format { get; init; }

    /// <summary>Thinking.</summary>
    public Reasoning? Reasoning { get; init; }

    /// <summary>The longest answer, in tokens.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Sampling temperature, on OpenAI's and Gemini's scale of 0..2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling.</summary>
    public double? TopP { get; init; }

    /// <summary>Sample from this many tokens.</summary>
    public int? TopK { get; init; }

    /// <summary>OpenAI's and Gemini's penalty.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>OpenAI's and Gemini's penalty.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>Sampling seed.</summary>
    public long? Seed { get; init; }

    /// <summary>Texts that end the answer.</summary>
    public List<string> Stop { get; init; } = [];

    /// <summary>Answers wanted; more than one only where the provider can.</summary>
    public int Candidates { get; init; } = 1;

    /// <summary>Alternatives wanted per token; null = no log probabilities.</summary>
    public int? LogProbs { get; init; }

    /// <summary>The end user, for the provider's abuse detection.</summary>
    public string? User { get; init; }

    /// <summary>The caller's labels (OpenAI <c>metadata</c>).</summary>
    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>OpenAI's and Anthropic's <c>service_tier</c>, verbatim.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Members left out on the way; shown to the caller.</summary>
    public List<string> Dropped { get; } = [];
}
