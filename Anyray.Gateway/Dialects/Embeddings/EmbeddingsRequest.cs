namespace Anyray.Gateway.Dialects.Embeddings;

/// <summary>An embeddings request in no particular dialect.</summary>
internal sealed class EmbeddingsRequest
{
    /// <summary>Texts to embed, in order.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>True when the caller sent one text, not a list (Gemini answers the two differently).</summary>
    public bool Single { get; init; }

    /// <summary>Length of the vectors asked for; null = the model's own.</summary>
    public int? Dimensions { get; init; }

    /// <summary>True when the caller wants vectors as base64 of little-endian floats (the OpenAI clients' default).</summary>
    public bool Base64 { get; init; }

    /// <summary>Members left out on the way.</summary>
    public List<string> Dropped { get; } = [];
}
