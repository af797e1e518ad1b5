namespace Anyray.Gateway.Dialects;

/// <summary>A wire format that a caller or a provider speaks.</summary>
public enum Dialect
{
    /// <summary>No dialect of its own: forwarded as it comes.</summary>
    None,

    /// <summary><c>POST /v1/chat/completions</c>.</summary>
    OpenAIChat,

    /// <summary><c>POST /v1/responses</c>.</summary>
    OpenAIResponses,

    /// <summary><c>POST /v1/completions</c>.</summary>
    OpenAICompletions,

    /// <summary><c>POST /v1/embeddings</c>.</summary>
    OpenAIEmbeddings,

    /// <summary><c>POST /v1/messages</c>.</summary>
    Anthropic,

    /// <summary><c>models/{m}:generateContent</c> and <c>:streamGenerateContent</c>.</summary>
    Gemini,

    /// <summary>Gemini's <c>:embedContent</c> and <c>:batchEmbedContents</c>.</summary>
    GeminiEmbeddings,

    /// <summary>Bedrock's <c>Converse</c> and <c>ConverseStream</c>; its binary framing is already taken off.</summary>
    Converse,

    /// <summary>Vertex AI's <c>:predict</c> of an embedding model.</summary>
    VertexEmbeddings,

    /// <summary>Amazon Titan's embeddings by Bedrock's <c>invoke</c>.</summary>
    TitanEmbeddings,

    /// <summary>Cohere's embeddings by Bedrock's <c>invoke</c>.</summary>
    CohereEmbeddings,
}
