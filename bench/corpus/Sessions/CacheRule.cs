namespace Anyray.Bench.Corpus.Sessions;

/// <summary>How the provider caches prompts.</summary>
public enum CacheRule
{
    /// <summary>Up to the breakpoints the client sets (Anthropic).</summary>
    Breakpoints,

    /// <summary>The longest common prefix, by itself (OpenAI).</summary>
    AutomaticPrefix,

    /// <summary>Not at all.</summary>
    None,
}
