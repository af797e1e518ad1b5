namespace Anyray.Gateway.Dialects.Chat;

/// <summary>Whose reasoning a signature proves.</summary>
internal enum SignatureOrigin
{
    /// <summary>Nobody's: thinking that came without one, in a dialect that wants one.</summary>
    None,

    /// <summary>Claude, directly, on Vertex or on Bedrock.</summary>
    Anthropic,

    /// <summary>Gemini.</summary>
    Gemini,

    /// <summary>OpenAI's encrypted reasoning items.</summary>
    OpenAI,
}
