namespace Anyray.Optimizer.Requests;

/// <summary>Shape of a request body.</summary>
internal enum Dialect : byte
{
    OpenAiChat,
    Anthropic,
    OpenAiResponses,

    /// <summary>Completions, embeddings and whatever else: no conversation to edit.</summary>
    Other,
}
