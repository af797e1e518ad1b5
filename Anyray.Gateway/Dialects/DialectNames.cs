namespace Anyray.Gateway.Dialects;

/// <summary>How a dialect is named in the ledger and in messages.</summary>
public static class DialectNames
{
    /// <summary>The public name, e.g. <c>openai-chat</c>.</summary>
    public static string Name(this Dialect dialect) => dialect switch
    {
        Dialect.OpenAIChat => "openai-chat",
        Dialect.OpenAIResponses => "openai-responses",
        Dialect.OpenAICompletions => "openai-completions",
        Dialect.OpenAIEmbeddings => "openai-embeddings",
        Dialect.Anthropic => "anthropic",
        Dialect.Gemini => "gemini",
        Dialect.GeminiEmbeddings => "gemini-embeddings",
        Dialect.Converse => "converse",
        Dialect.VertexEmbeddings => "vertex-embeddings",
        Dialect.TitanEmbeddings => "titan-embeddings",
        Dialect.CohereEmbeddings => "cohere-embeddings",
        _ => "none",
    };
}
