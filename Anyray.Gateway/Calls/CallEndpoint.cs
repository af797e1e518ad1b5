using Anyray.Gateway.Dialects;

namespace Anyray.Gateway.Calls;

/// <summary>A model endpoint: its public path, and what is spoken there.</summary>
/// <param name="Path">As the ledger and the optimizer name it.</param>
/// <param name="Dialect">What the caller speaks.</param>
internal sealed record CallEndpoint(string Path, Dialect Dialect)
{
    /// <summary>What follows the dialect's own path at the provider; such a call generates nothing and is free.</summary>
    public string? Suffix { get; init; }

    public static readonly CallEndpoint Chat = new("/v1/chat/completions", Dialect.OpenAIChat);
    public static readonly CallEndpoint Responses = new("/v1/responses", Dialect.OpenAIResponses);
    public static readonly CallEndpoint Completions = new("/v1/completions", Dialect.OpenAICompletions);
    public static readonly CallEndpoint Embeddings = new("/v1/embeddings", Dialect.OpenAIEmbeddings);
    public static readonly CallEndpoint Messages = new("/v1/messages", Dialect.Anthropic);
    public static readonly CallEndpoint Gemini = new("/v1beta/models:generateContent", Dialect.Gemini);

    public static readonly CallEndpoint GeminiStream = new("/v1beta/models:streamGenerateContent", Dialect.Gemini);
    public static readonly CallEndpoint GeminiEmbeddings = new("/v1beta/models:embedContent", Dialect.GeminiEmbeddings);

    public static readonly CallEndpoint CountTokens = new("/v1/messages/count_tokens", Dialect.Anthropic) { Suffix = "/count_tokens" };
    public static readonly CallEndpoint InputTokens = new("/v1/responses/input_tokens", Dialect.OpenAIResponses) { Suffix = "/input_tokens" };

    public static readonly IReadOnlyList<CallEndpoint> Json = [Chat, Responses, Completions, Embeddings, Messages, CountTokens, InputTokens];
}
