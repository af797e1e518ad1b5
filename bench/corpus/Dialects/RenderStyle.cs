namespace Anyray.Bench.Corpus.Dialects;

/// <summary>How a conversation becomes bytes.</summary>
/// <param name="Dialect">The request's shape.</param>
/// <param name="Blocks">Content as arrays of blocks in place of strings, where the dialect allows both.</param>
public sealed record RenderStyle(Dialect Dialect, bool Blocks)
{
    /// <summary>Model id; null = the dialect's usual one.</summary>
    public string? Model { get; init; }

    /// <summary>Marks the end of tools, system and the last message as cache breakpoints, as coding agents do.</summary>
    public bool Breakpoints { get; init; }

    /// <summary>Session id in the body's metadata; null = none.</summary>
    public string? Session { get; init; }

    /// <summary>The path such a body is sent to.</summary>
    public string Endpoint => Dialect switch
    {
        Dialect.OpenAIChat => "/v1/chat/completions",
        Dialect.AnthropicMessages => "/v1/messages",
        _ => "/v1/responses",
    };
}
